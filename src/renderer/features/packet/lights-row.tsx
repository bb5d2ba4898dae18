/** The pre-flight list as a row of lights; a click unfolds the list. */
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/channels.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';

type Line = OutputOf<'packet.preflight'>['lines'][number];
const marks: Readonly<Record<Line['light'], IconName>> = { red: 'cross', amber: 'alert', green: 'check' };

export function LightsRow({
  lines,
  isOpen,
  onToggle,
}: {
  readonly lines: readonly Line[];
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}) {
  const { t } = useTranslation();
  const counts = (['red', 'amber', 'green'] as const).map((light) => ({
    light,
    count: lines.filter((line) => line.light === light).length,
  }));
  return (
    <button type="button" className="lights-row" aria-expanded={isOpen} onClick={onToggle}>
      <span className="quiet small">{t('packet.preflight')}</span>
      {counts.map(({ light, count }) =>
        count === 0 ? null : (
          <span key={light} className={`light-chip light-${light}`}>
            <Icon name={marks[light]} size={13} />
            {t(`packet.lights.${light}`, { count })}
          </span>
        ),
      )}
      <span className="link small">{isOpen ? t('packet.lights-hide') : t('packet.lights-show')}</span>
    </button>
  );
}
