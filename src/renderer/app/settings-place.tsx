/** The settings: which sections they have, and what stands in each; the one place that joins them with other features. */
import type { AppState } from '../../shared/contract/channels.ts';
import { ArchiveSection } from '../features/keeping/archive-section.tsx';
import { CompanySection } from '../features/keeping/company-form.tsx';
import { ReadingsForm } from '../features/keeping/readings-form.tsx';
import { AboutSection } from '../features/settings/about-section.tsx';
import { LookSection } from '../features/settings/look-section.tsx';
import { NotificationsSection, PrivacySection } from '../features/settings/option-sections.tsx';
import { type SectionId, SettingsScreen, type SettingsSection } from '../features/settings/settings-screen.tsx';
import type { Jobs } from './jobs.ts';

export function SettingsPlace({
  state,
  onState,
  jobs,
  at,
  onSection,
}: {
  readonly state: AppState;
  readonly onState: (state: AppState) => void;
  readonly jobs: Jobs;
  readonly at: string | undefined;
  readonly onSection: (section: SectionId) => void;
}) {
  return <SettingsScreen sections={settingsPlan(state, onState, jobs)} at={at} onSection={onSection} />;
}

/** The sections in the order of `sectionIds`; one is named here only together with what stands in it. */
function settingsPlan(state: AppState, onState: (state: AppState) => void, jobs: Jobs): readonly SettingsSection[] {
  const canWrite = state.archive !== null && state.archive.readOnlyBecause === null;
  return [
    { id: 'look', icon: 'theme', content: <LookSection state={state} onState={onState} /> },
    { id: 'company', icon: 'folder', content: <CompanySection canWrite={canWrite} /> },
    {
      id: 'archive',
      icon: 'check',
      content: <ArchiveSection canWrite={canWrite} latest={(kind) => jobs.latest(kind, null)} />,
    },
    { id: 'readings', icon: 'scales', content: <ReadingsForm canWrite={canWrite} /> },
    { id: 'notifications', icon: 'clock', content: <NotificationsSection state={state} onState={onState} /> },
    { id: 'privacy', icon: 'folder', content: <PrivacySection state={state} onState={onState} /> },
    { id: 'about', icon: 'question', content: <AboutSection /> },
  ];
}
