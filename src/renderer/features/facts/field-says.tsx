import { Icon } from '../../ui/icons.tsx';
import type { Said } from './typing.ts';

/** A sentence under a field, and the answers to choose from where it asks. */
export function FieldSays({ id, said }: { readonly id: string; readonly said: Said }) {
  return (
    <div id={id} className={`field-note is-${said.tone}`} role={said.tone === 'bad' ? 'alert' : 'status'}>
      {said.tone === 'note' ? null : <Icon name={said.tone === 'bad' ? 'alert' : 'question'} size={13} />}{' '}
      <span>{said.text}</span>
      {(said.choices ?? []).map((choice) => (
        <button key={choice.label} type="button" className="pick" onClick={choice.pick}>
          {choice.label}
        </button>
      ))}
    </div>
  );
}
