/** Which sections the settings have, and what stands in each: the one place that joins the settings with other features. */
import type { AppState } from '../../shared/contract/channels.ts';
import { AboutSection } from '../features/settings/about-section.tsx';
import { LookSection } from '../features/settings/look-section.tsx';
import type { SettingsSection } from '../features/settings/settings-screen.tsx';

/** The sections in the order of `sectionIds`; one is named here only together with what stands in it. */
export function settingsPlan(state: AppState, onState: (state: AppState) => void): readonly SettingsSection[] {
  return [
    { id: 'look', icon: 'theme', content: <LookSection state={state} onState={onState} /> },
    { id: 'about', icon: 'question', content: <AboutSection state={state} /> },
  ];
}
