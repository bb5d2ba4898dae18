/** A bar chart of colour differences with the tolerance as a line. */

/** Bars of measured differences with the tolerance as a line. */
export function chart(values: readonly number[], letter: string): string {
  const [w, h] = [420, 170];
  const bar = (w - 46) / values.length;
  const y = (v: number) => h - 26 - v * 110;
  let out = `<rect x="36" y="${y(1.2)}" width="${w - 40}" height="${h - 26 - y(1.2)}" fill="#f4f6f8"/>`;
  for (const v of [0, 0.2, 0.4, 0.6, 0.8, 1])
    out += `<path d="M36 ${y(v)} H${w - 4}" stroke="#cfd6db" stroke-width="0.6"/><text x="30" y="${y(v) + 3}" font-family="Sans" font-size="7.5" text-anchor="end" fill="#444">${v.toFixed(1)}</text>`;
  values.forEach((v, i) => {
    out += `<rect x="${40 + i * bar}" y="${y(v)}" width="${bar * 0.66}" height="${v * 110}" fill="#1d5f6e"/><text x="${40 + i * bar + bar * 0.33}" y="${h - 15}" font-family="Sans" font-size="6.4" text-anchor="middle" fill="#444">${letter}${i + 1}</text>`;
  });
  out += `<path d="M36 ${y(1)} H${w - 4}" stroke="#b3261e" stroke-width="1.4" stroke-dasharray="5 3"/><text x="${w - 6}" y="${y(1) - 4}" font-family="Sans" font-size="8" text-anchor="end" fill="#b3261e">tolerance 1.00</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">${out}<text x="4" y="12" font-family="Sans" font-size="8" fill="#444">ΔE CMC(2:1)</text></svg>`;
}
