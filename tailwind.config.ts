import type { Config } from 'tailwindcss';

/** Colours are CSS variables of src/styles.css, so that light and dark need no second class. */
const token = (name: string) => `var(--${name})`;

export default {
  darkMode: ['selector', '[data-theme="dark"]'],
  theme: {
    // No other sizes and weights, which lint holds: small, in lines that are close or not, text, and titles.
    fontSize: {
      xs: ['12.5px', '16px'],
      sm: ['12.5px', token('leading-small')],
      base: ['13.5px', token('leading')],
      xl: ['19px', '28px'],
    },
    // 600 is for titles and the number that counts; labels, tabs and buttons have less.
    fontWeight: { normal: '400', medium: '500', semibold: '600' },
    extend: {
      colors: {
        ground: token('ground'),
        surface: token('surface'),
        sunken: token('sunken'),
        line: { DEFAULT: token('line'), strong: token('line-strong') },
        field: token('field'),
        ink: token('ink'),
        muted: token('muted'),
        faint: token('faint'),
        accent: { DEFAULT: token('accent'), soft: token('accent-soft'), on: token('on-accent') },
        good: { DEFAULT: token('good'), soft: token('good-soft') },
        warn: { DEFAULT: token('warn'), soft: token('warn-soft') },
        s1: token('s1'),
        s2: token('s2'),
        s3: token('s3'),
        s5: token('s5'),
        tint: token('tint'),
        bar: { DEFAULT: token('bar-solid'), ghost: token('bar-ghost'), fits: token('bar-fits') },
        bad: { DEFAULT: token('bad'), soft: token('bad-soft') },
      },
      borderRadius: { DEFAULT: '6px', lg: '8px' },
      height: { control: 'var(--control)', row: 'var(--row)' },
      minHeight: { control: 'var(--control)' },
      width: { control: 'var(--control)' },
      keyframes: { appear: { from: { opacity: '0' } } },
      animation: {
        late: 'appear 150ms 300ms backwards, pulse 2s cubic-bezier(0.4, 0, 0.6, 1) 450ms infinite',
      },
    },
  },
} satisfies Config;
