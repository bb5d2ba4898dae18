/** What a newcomer sees, and what one sees whose archive is gone, damaged or in other hands. */
import path from 'node:path';
import { type RunningApp, startApp, temporaryFolder } from '../../test/app/support/app.ts';
import { type Disaster, smallArchive, strickenArchive } from '../../test/app/support/disasters.ts';
import { attempt, type Look, picture, resize } from './picture.ts';

const stricken: readonly Disaster[] = ['gone', 'damaged', 'no database', 'locked', 'newer'];

export async function beginnings(look: Look, only: readonly string[]): Promise<void> {
  const { language, theme, suffix } = look;
  const wanted = (name: string): boolean => only.length === 0 || only.includes(name);
  const shot = async (name: string, start: () => Promise<RunningApp>): Promise<void> => {
    if (!wanted(name)) return;
    await attempt(`${name}-${suffix}`, async () => {
      const app = await start();
      try {
        await resize(app, 1);
        await picture(app, `${name}-${suffix}`);
      } finally {
        await app.close();
      }
    });
  };
  if (wanted('first')) await attempt(`first-${suffix}`, () => firstPages(look));
  await shot('start', () => startApp({ language, theme, by: null }));
  await shot('name', async () => {
    const app = await startApp({ language, theme, by: null, archive: smallArchive() });
    await app.page.locator('dialog.name-dialog').waitFor();
    return app;
  });
  for (const disaster of stricken) {
    await shot(`archive-${disaster.replace(' ', '-')}`, async () => {
      const { root, mend } = strickenArchive(disaster);
      const app = await startApp({ language, theme, archive: root });
      // What holds it open must let go before the app is closed again.
      return { ...app, close: () => app.close().then(mend) };
    });
  }
}

/** The three pages of the first start. */
async function firstPages(look: Look): Promise<void> {
  const firstPlace = path.join(temporaryFolder('first'), 'Casebinder');
  const app = await startApp({
    first: true,
    language: look.language,
    theme: look.theme,
    by: null,
    firstPlace,
  });
  const { page } = app;
  const go = (): Promise<void> => page.locator('.keeping-ways button').first().click();
  try {
    await resize(app, 1);
    await picture(app, `first-1-${look.suffix}`);
    await page.locator('.first-fields input').first().fill('李伟');
    await go();
    await page.locator('.first-place').waitFor();
    await picture(app, `first-2-${look.suffix}`);
    await go();
    await page.locator('.start-column .choice, .start-column [role="radiogroup"]').first().waitFor();
    await picture(app, `first-3-${look.suffix}`);
    await resize(app, 2);
    await picture(app, `first-3-${look.suffix}-200`);
  } finally {
    await app.close();
  }
}
