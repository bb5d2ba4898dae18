/** The strip above every screen: the places, the way back, and in which archive one is. */
import { useTranslation } from 'react-i18next';
import type { AppState } from '../../shared/contract/channels.ts';
import { useCommand } from '../api.ts';
import { useAppCommand } from '../ui/app-commands.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { Bell } from './bell.tsx';
import { canGoBack, canGoForward, type NavPlace, navPlaces } from './places.ts';
import { type Undo, UndoButtons } from './undo.tsx';
import type { Places } from './use-places.ts';

const icons: Readonly<Record<NavPlace, IconName>> = {
  today: 'clock',
  cases: 'folder',
  rules: 'scales',
  settings: 'gear',
};

export function TopBar({
  state,
  places,
  undo,
  isDesk,
  onCase,
}: {
  readonly state: AppState;
  readonly places: Places;
  readonly undo: Undo;
  /** False in a window of its own for one case: it has no other place. */
  readonly isDesk: boolean;
  readonly onCase: (caseId: string) => void;
}) {
  const { t } = useTranslation();
  const choose = useCommand('archive.choose');
  const otherArchive = (): void => choose.mutate({ mode: 'existing' });
  useAppCommand('open-archive', otherArchive, { enabled: isDesk });
  return (
    <header className="top">
      {isDesk ? <PlaceNav places={places} /> : <span className="wordmark">Casebinder</span>}
      <span className="grow" />
      <UndoButtons undo={undo} />
      {isDesk ? <Bell onCase={onCase} /> : null}
      <button
        type="button"
        className="top-link quiet"
        disabled={!isDesk}
        title={t('top.other-archive')}
        onClick={otherArchive}
      >
        <Icon name="folder" size={14} /> <span className="cut top-archive">{state.archive?.name}</span>
        <span className="unseen"> {t('top.other-archive')}</span>
      </button>
    </header>
  );
}

function WayButton({
  name,
  icon,
  enabled,
  onClick,
}: {
  readonly name: 'go-back' | 'go-forward';
  readonly icon: 'back' | 'forward';
  readonly enabled: boolean;
  readonly onClick: () => void;
}) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="top-link top-arrow"
      aria-label={t(`command.${name}`)}
      title={t(`command.${name}`)}
      disabled={!enabled}
      onClick={onClick}
    >
      <Icon name={icon} size={16} />
    </button>
  );
}

/** The places, and the way back and forward between them. */
function PlaceNav({ places: { place, way, step, go } }: { readonly places: Places }) {
  const { t } = useTranslation();
  // A case is one of the cases: their entry stays marked, and leads back to all of them.
  const marked = place.at === 'case' ? 'cases' : place.at;
  return (
    <>
      <div className="top-way">
        <WayButton name="go-back" icon="back" enabled={canGoBack(way)} onClick={() => step({ do: 'back' })} />
        <WayButton
          name="go-forward"
          icon="forward"
          enabled={canGoForward(way)}
          onClick={() => step({ do: 'forward' })}
        />
      </div>
      <nav className="top-nav" aria-label={t('top.nav')}>
        {navPlaces.map((at) => (
          <button
            key={at}
            type="button"
            data-place={at}
            className="top-link"
            aria-current={marked === at ? (place.at === at ? 'page' : 'true') : undefined}
            onClick={() => go({ at })}
          >
            <Icon name={icons[at]} size={14} /> {t(`place.${at}`)}
          </button>
        ))}
      </nav>
    </>
  );
}
