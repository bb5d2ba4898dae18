/** What a scene gives: the stage with its camera, and how it is developed. */
import type { Look } from './develop.ts';
import type { Camera, Stage } from './photograph.ts';
import type { Room } from './rooms.ts';

export interface Shooting {
  readonly stage: Stage;
  readonly look: Omit<Look, 'seed'>;
  /** Held upright: 3:4 instead of 4:3. */
  readonly portrait?: boolean;
}

export type Scenes = Readonly<Record<string, () => Promise<Shooting>>>;

/** Joins a room, a camera and a look. */
export function shoot(room: Room, camera: Camera, look: Omit<Look, 'seed'> = {}, portrait = false): Shooting {
  return { stage: { ...room, camera }, look, portrait };
}
