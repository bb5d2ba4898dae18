/** Every scene of the sample by its name. */
import { claimScenes } from './colour-dispute/scenes-claim.ts';
import { clothScenes } from './colour-dispute/scenes-cloth.ts';
import { containerScenes } from './colour-dispute/scenes-container.ts';
import { hallScenes } from './colour-dispute/scenes-hall.ts';
import { scenes as noReasonScenes } from './no-reason-return/scenes.ts';
import type { Scenes } from './studio/scene.ts';
import { scenes as transitScenes } from './transit-damage/scenes.ts';

export const scenes: Scenes = {
  ...clothScenes,
  ...claimScenes,
  ...hallScenes,
  ...containerScenes,
  ...noReasonScenes,
  ...transitScenes,
};
