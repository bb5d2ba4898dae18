/** Starts the page: asks main for its state first, so that language and theme are right from the first frame. */
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/ScrollArea.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/VisuallyHidden.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Loader.css';
import '@mantine/core/styles/ActionIcon.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Combobox.css';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/Progress.css';
import '@mantine/core/styles/Notification.css';
import '@mantine/notifications/styles.css';
import './app/base.css';
import './ui/marks.css';
import './ui/controls.css';
import './ui/tables.css';
import './ui/dialog.css';
import './app/desk.css';
import './features/start/start.css';
import './features/keeping/keeping.css';
import './features/cases/cases.css';
import './features/today/today.css';
import './features/closing/closing.css';
import './features/facts/facts.css';
import './features/talks/talks.css';
import './features/timeline/timeline.css';
import './features/standing/standing.css';
import './features/evidence/evidence.css';
import './features/packet/packet.css';
import './features/settings/settings.css';
import './app/narrow.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ask } from './api.ts';
import { Desk } from './app/desk.tsx';
import { startLanguage } from './app/language.ts';

const place = document.getElementById('desk');
if (place === null) throw new Error('the page has no place for the desk');
const state = await ask('app.state', {});
await startLanguage(state.language, state.isPseudo);
createRoot(place).render(
  <StrictMode>
    <Desk first={state} />
  </StrictMode>,
);
