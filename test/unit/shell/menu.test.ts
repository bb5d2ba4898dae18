import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { menuTemplate } from '../../../src/main/shell/menu-template.ts';
import type { Recent } from '../../../src/main/shell/recents.ts';
import { nextZoom } from '../../../src/main/shell/zoom.ts';
import { type CommandId, commandIds, commandRow, systemRoles } from '../../../src/shared/contract/command-table.ts';

type Item = MenuItemConstructorOptions;
const inside = (item: Item): Item[] => (Array.isArray(item.submenu) ? item.submenu : []);

function template(
  platform: NodeJS.Platform,
  language: 'en' | 'zh-CN',
  offered: readonly CommandId[] = [],
  recents: readonly Recent[] = [],
) {
  const ran: unknown[] = [];
  const menus = menuTemplate({
    platform,
    language,
    devTools: false,
    offered: new Set(offered),
    run: (command, byKey) => ran.push([command, byKey]),
    recents,
    openRecent: (recent) => ran.push(recent.caseId),
  });
  return { menus, all: menus.flatMap(inside), ran };
}

const cases = (['win32', 'darwin', 'linux'] as const).flatMap((p) =>
  (['en', 'zh-CN'] as const).map((language) => ({ p, language })),
);

describe.each(cases)('the menu on $p in $language', ({ p, language }) => {
  const { menus, all } = template(p, language);

  test('holds every role of the system once, with words of the language', () => {
    const roles = all.flatMap((i) => i.role ?? []);
    for (const role of systemRoles)
      expect(
        roles.filter((r) => r === role),
        role,
      ).toEqual([role]);
    for (const item of [...menus, ...all].filter((i) => i.type !== 'separator')) {
      const name = item.id ?? item.role;
      // Words, not the key of a word that is missing.
      expect(item.label, name).toMatch(/^[^.{}]*\p{L}[^.{}]*$/u);
      if (item.label !== 'Casebinder')
        expect(/\p{Script=Han}/u.test(item.label ?? ''), `${name}: ${item.label}`).toBe(language === 'zh-CN');
    }
  });

  test('holds every command that names a menu, and no keys twice', () => {
    const ids = all.flatMap((i) => i.id ?? []);
    expect(ids.sort()).toEqual(commandIds.filter((id) => commandRow(id).menu !== null).sort());
    const keys = all.flatMap((i) => i.accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('takes no key without a modifier out of the fields', () => {
    for (const { accelerator, id } of all)
      if (typeof accelerator === 'string') expect(/[+]|^F\d/.test(accelerator), id).toBe(true);
  });

  test('no line stands first, last or twice', () => {
    for (const menu of menus) {
      const kinds = inside(menu).map((i) => i.type === 'separator');
      expect(kinds.length, menu.id).toBeGreaterThan(0);
      expect(kinds[0] || kinds.at(-1), menu.id).toBe(false);
      expect(
        kinds.some((line, i) => line && kinds[i + 1]),
        menu.id,
      ).toBe(false);
    }
  });
});

test('on macOS the app menu comes first and holds Settings and Quit', () => {
  const { menus } = template('darwin', 'en');
  expect(menus[0]?.id).toBe('menu-app');
  expect(inside(menus[0] ?? {}).flatMap((i) => i.id ?? [])).toEqual(['about', 'open-settings', 'quit']);
});

test('offers only what the page can do, and says what was chosen', () => {
  const { all, ran } = template('linux', 'en', ['new-case']);
  const item = (id: string): Item | undefined => all.find((i) => i.id === id);
  expect(item('new-case')?.enabled).toBe(true);
  expect(item('save-now')?.enabled).toBe(false);
  expect(item('zoom-in')?.enabled).toBe(true);
  const choose = (id: string, byKey: boolean): void => {
    const click = item(id)?.click as unknown as (i: null, w: null, event: { triggeredByAccelerator: boolean }) => void;
    click(null, null, { triggeredByAccelerator: byKey });
  };
  choose('new-case', false);
  choose('zoom-in', true);
  expect(ran).toEqual([
    ['new-case', false],
    ['zoom-in', true],
  ]);
});

test('the size goes up and down in steps between a half and three times', () => {
  expect(nextZoom(1, 'in')).toBe(1.1);
  expect(nextZoom(1, 'out')).toBe(0.9);
  expect(nextZoom(3, 'in')).toBe(3);
  expect(nextZoom(0.5, 'out')).toBe(0.5);
  expect(nextZoom(1.3, 'in')).toBe(1.5);
  expect(nextZoom(1.7, 'reset')).toBe(1);
});

test('recent cases stand in the File menu, and not at all when there are none', () => {
  const recent = { archive: '/a', caseId: 'CB-7', name: '买家' };
  const { all, ran } = template('linux', 'zh-CN', [], [recent]);
  const [item] = inside(all.find((i) => i.id === 'menu-recent') ?? {});
  expect(item?.label).toBe('CB-7 · 买家');
  const click = item?.click as unknown as (() => void) | undefined;
  click?.();
  expect(ran).toEqual(['CB-7']);
  expect(template('linux', 'en').all.some((i) => i.id === 'menu-recent')).toBe(false);
});
