/** A few line icons, drawn here so that no icon font or library is loaded. Always beside a word, or with a name. */
const paths = {
  search: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM16.2 16.2 20.5 20.5',
  plus: 'M12 5v14M5 12h14',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  forward: 'M9.5 5.5 16 12l-6.5 6.5',
  gear: 'M12 8.8a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4zM12 3.2v3M12 17.8v3M3.2 12h3M17.8 12h3M5.8 5.8l2.1 2.1M16.1 16.1l2.1 2.1M5.8 18.2l2.1-2.1M16.1 7.9l2.1-2.1',
  bell: 'M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5zM10 20.5h4',
  check: 'M5 12.5 10 17.5 19.5 7',
  cross: 'M6 6l12 12M18 6 6 18',
  question: 'M9 9a3 3 0 1 1 4.2 2.8c-.8.4-1.2 1-1.2 2.2M12 17.6v.2',
  alert: 'M12 4 2.8 19.5h18.4L12 4zM12 10v4.5M12 17v.2',
  clock: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 7.5V12l3 2',
  file: 'M6.5 3.5h7.2l3.8 3.9v13.1h-11zM13.5 3.6v4h4',
  folder: 'M3.5 6.5h6l2 2.2h9v10h-17z',
  photo: 'M4 5.5h16v13H4zM4.5 16.5l4.5-5 3.8 4 2.6-2.6 4 4.1M15.3 9v.2',
  mail: 'M3.5 6h17v12h-17zM4 6.5l8 6.4 8-6.4',
  scales: 'M12 4v16M7.5 20h9M5 7.5h14M5 7.5 2.8 13.2h4.5zM19 7.5l-2.2 5.7h4.5z',
  wait: 'M7 4h10M7 20h10M8 4c0 5 8 6 8 16M16 4c0 5-8 6-8 16',
  turn: 'M4.5 12h14M13 6.5l5.5 5.5-5.5 5.5',
  theme: 'M12 3.5a8.5 8.5 0 1 0 0 17zM12 3.5a8.5 8.5 0 0 1 0 17',
  dots: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  down: 'M6 9.5 12 15.5 18 9.5',
  up: 'M6 14.5 12 8.5 18 14.5',
  next: 'M9.5 6 15.5 12 9.5 18',
  panel: 'M3.5 5h17v14h-17zM15 5v14',
  undo: 'M8.5 4.5 4 9l4.5 4.5M4.5 9H14a5.3 5.3 0 0 1 0 10.6h-3.5',
  redo: 'M15.5 4.5 20 9l-4.5 4.5M19.5 9H10a5.3 5.3 0 0 0 0 10.6h3.5',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
