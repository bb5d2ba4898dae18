/** The look that Mantine's parts share: one accent, a deep blue-green; everything else is in base.css. */
import { createTheme } from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'sea',
  // Shade 7 has 6.9:1 against white; shade 6 in the dark theme keeps 4.9:1 under white words.
  primaryShade: { light: 7, dark: 6 },
  colors: {
    // The grounds and lines of the dark theme, as in base.css: Mantine's own greys are warm beside the blue-green.
    dark: [
      '#e4e9ea',
      '#c3cccf',
      '#9dabb0',
      '#66757b',
      '#414b4f',
      '#2c3437',
      '#1d2325',
      '#15191b',
      '#111517',
      '#0d1012',
    ],
    sea: ['#e9f4f4', '#d0e5e6', '#a5cdd0', '#74b3b7', '#4c9a9f', '#2f858a', '#1c7479', '#135f65', '#0f4d52', '#093b40'],
  },
  fontFamily: 'var(--cb-font)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
});
