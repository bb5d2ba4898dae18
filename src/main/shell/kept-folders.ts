/** In which folder each kind of dialog begins: where it was used last. No electron. */
import path from 'node:path';

export interface FolderMemory {
  readonly get: () => { readonly folders: Readonly<Record<string, string>> };
  readonly remember: (change: { folders: Record<string, string> }) => void;
}

export interface KeptFolders {
  /** The folder to begin in; undefined when there is none, or it is gone. */
  begin(purpose: string): string | undefined;
  /** The path that a dialog for saving proposes. */
  propose(purpose: string, name: string): string;
  /** Remembers where something was chosen: the folder that held it. */
  chose(purpose: string, chosen: string | undefined): void;
}

/** Makes the memory. @param exists true for a folder that is there */
export function keptFolders(memory: FolderMemory, exists: (folder: string) => boolean): KeptFolders {
  const begin = (purpose: string): string | undefined => {
    const folder = memory.get().folders[purpose];
    return folder !== undefined && exists(folder) ? folder : undefined;
  };
  return {
    begin,
    propose: (purpose, name) => path.join(begin(purpose) ?? '', name),
    chose(purpose, chosen) {
      if (chosen === undefined) return;
      const folder = path.dirname(chosen);
      const { folders } = memory.get();
      if (folders[purpose] !== folder) memory.remember({ folders: { ...folders, [purpose]: folder } });
    },
  };
}
