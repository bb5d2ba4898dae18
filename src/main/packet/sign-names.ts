/**
 * What a picture sign is called, so that it can be printed although no font at hand draws it: [thumbs up].
 * The names are Unicode's own (CLDR), kept in `resources/signs/`. What must not live here: which signs have a glyph.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PacketLanguage } from './packet-facts.ts';

/** @returns the name of a sign or of a sequence that is seen as one sign; null where it has none */
export type SignNames = (cluster: string) => string | null;

/** How a sign is drawn and its colour of skin: they do not change what is meant. */
const shades = /[\uFE0E\uFE0F]|\p{Emoji_Modifier}/gu;
const sex = /\u200D[\u2640\u2642]/gu;

/**
 * Opens the table of names.
 * @param resourcesRoot folder with `signs/`
 */
export function openSignNames(resourcesRoot: string, language: PacketLanguage): SignNames {
  const file = readFileSync(path.join(resourcesRoot, 'signs', 'names.json'), 'utf8');
  const { names } = JSON.parse(file) as { names: Record<string, readonly [string, string]> };
  const table = new Map(Object.entries(names).map(([sign, [en, zh]]) => [sign, language === 'zh-CN' ? zh : en]));
  const named = (sign: string): string | null => table.get(sign) ?? null;
  return (cluster) => {
    const bare = cluster.replace(shades, '') || cluster.replace(/[\uFE0E\uFE0F]/g, '');
    const whole = named(bare) ?? named(bare.replace(sex, ''));
    if (whole !== null) return whole;
    // A sequence newer than the table: its parts, still as one sign.
    const parts = bare.split('\u200D');
    const told = parts.map(named);
    return parts.length > 1 && told.every((one) => one !== null) ? told.join(' + ') : null;
  };
}
