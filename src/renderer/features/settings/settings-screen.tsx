/**
 * The frame of the settings: the list of sections at the side, one section in the middle.
 * What stands in a section is plugged in by `app/settings-place.tsx`, because it belongs to other parts.
 */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../ui/icons.tsx';

/** In the order of the list. */
export const sectionIds = ['look', 'company', 'archive', 'readings', 'notifications', 'privacy', 'about'] as const;
export type SectionId = (typeof sectionIds)[number];

export interface SettingsSection {
  readonly id: SectionId;
  readonly icon: IconName;
  readonly content: ReactNode;
}

export function SettingsScreen({
  sections,
  at,
  onSection,
}: {
  readonly sections: readonly SettingsSection[];
  /** The section to show; the first when it names none that is there. */
  readonly at: string | undefined;
  readonly onSection: (id: SectionId) => void;
}) {
  const { t } = useTranslation();
  const shown = sections.find(({ id }) => id === at) ?? sections[0];
  return (
    <div className="settings">
      <nav className="settings-list" aria-label={t('settings.sections')}>
        <ul>
          {sections.map(({ id, icon }) => (
            <li key={id}>
              <button
                type="button"
                className="side-link"
                aria-current={id === shown?.id ? 'page' : undefined}
                onClick={() => onSection(id)}
              >
                <Icon name={icon} size={15} /> {t(`settings.section.${id}`)}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <main className="settings-middle">
        <h1>{t('place.settings')}</h1>
        {shown === undefined ? null : (
          <section className="settings-section" aria-labelledby="settings-section-title">
            <h2 id="settings-section-title">{t(`settings.section.${shown.id}`)}</h2>
            {shown.content}
          </section>
        )}
      </main>
    </div>
  );
}

/** One setting: what it is, what it does, and the control for it. */
export function Setting({
  label,
  why,
  labelId,
  children,
}: {
  readonly label: string;
  readonly why?: string;
  /** The id that the control names itself by. */
  readonly labelId?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="setting">
      <div className="setting-words">
        <p className="strong" id={labelId}>
          {label}
        </p>
        {why === undefined ? null : <p className="quiet small">{why}</p>}
      </div>
      <div className="setting-control">{children}</div>
    </div>
  );
}
