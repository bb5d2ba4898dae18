/**
 * The door between the page and main: named functions made from the channel names, the events, and drop.
 * What must not live here: ipcRenderer or a free channel name reaching the page, the schema library, any decision.
 */
import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import {
  dropChannel,
  type EventName,
  eventNames,
  MOST_DROPPED,
  pageChannels,
} from '../shared/contract/channel-names.ts';

const asking = Object.fromEntries(
  pageChannels.map((name) => [name, (input: unknown) => ipcRenderer.invoke(name, input)] as const),
);

/** Hears one of the known events; gives the function that stops it. */
function on(name: EventName, hear: (event: unknown) => void): () => void {
  if (!eventNames.includes(name) || typeof hear !== 'function') return () => undefined;
  const pass = (_event: IpcRendererEvent, payload: unknown): void => hear(payload);
  ipcRenderer.on(name, pass);
  return () => {
    ipcRenderer.removeListener(name, pass);
  };
}

/** Only File objects that came from the system have a path; what has none is counted, so that nothing is left out in silence. */
function drop(caseId: unknown, files: unknown): Promise<unknown> {
  const given: readonly unknown[] = Array.isArray(files) ? files.slice(0, MOST_DROPPED + 1) : [];
  const paths = given.map((f) => (f instanceof File ? webUtils.getPathForFile(f) : '')).filter((p) => p !== '');
  return ipcRenderer.invoke(dropChannel, { caseId, paths, notFiles: given.length - paths.length });
}

contextBridge.exposeInMainWorld('api', Object.freeze({ ...asking, on, drop }));
