/** Says a near deadline outside the window, unless that is not wanted; a click goes to its case. The bell in the window shows it in any case. */
import type { NearDeadline } from '../cases/near-deadlines.ts';
import { shellText } from '../shell/texts.ts';
import type { Room } from './room.ts';
import { showCase } from './show-case.ts';

/** @param notice shows a word of the system and calls back when it is clicked */
export function tellDeadline(
  room: Room,
  { caseId, customerName, says, endsAt }: NearDeadline,
  hours: number,
  notice: (title: string, body: string, clicked: () => void) => void,
): void {
  if (!room.preferences.get().notify) return;
  const language = room.language();
  const until = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(Date.parse(endsAt) - 1);
  const title =
    hours <= 3
      ? shellText(language, 'deadline-hours')
      : hours <= 24
        ? shellText(language, 'deadline-day')
        : shellText(language, 'deadline-days');
  notice(`${title} ${caseId}${customerName === null ? '' : ` · ${customerName}`}`, `${says} (${until})`, () => {
    try {
      showCase(room, caseId);
    } catch {
      // The case is gone, or its archive is closed: the desk says so itself.
      room.windows.showDesk();
    }
  });
}
