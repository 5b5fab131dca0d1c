import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** Deep teal, from a wash to nearly black; step 7 is the accent itself. */
const teal: MantineColorsTuple = [
  '#eef7f6',
  '#d9ecea',
  '#b3d9d6',
  '#8ac6c1',
  '#67b4ae',
  '#3f9d97',
  '#1f8580',
  '#0f6b6b',
  '#0a5555',
  '#063f3f',
];

/** What Mantine takes for lines, fields and surfaces in the dark, in the tones of tokens.css. */
const dark: MantineColorsTuple = [
  '#e4e9ef',
  '#b3bdc9',
  '#94a0ae',
  '#768494',
  '#465260',
  '#2a323d',
  '#1d242d',
  '#161b22',
  '#10141a',
  '#0b0e13',
];

/** Mantine as a toolbox: everything that has a look takes it from tokens.css. */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: 7,
  colors: { teal, dark },
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace',
  headings: { fontWeight: '600' },
  defaultRadius: 6,
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  cursorType: 'pointer',
  variantColorResolver: (input) => {
    const usual = defaultVariantColorsResolver(input);
    const accent = !input.color || input.color === input.theme.primaryColor;
    return input.variant === 'filled' && accent ? { ...usual, color: 'var(--on-accent)' } : usual;
  },
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm', fw: 500 } },
    Modal: {
      defaultProps: { centered: true, transitionProps: { duration: 100 }, overlayProps: { opacity: 0.4 } },
      styles: { title: { fontWeight: 600, fontSize: 16 } },
    },
    // Where a window is put together from its parts, to give it a name.
    ModalRoot: { defaultProps: { transitionProps: { duration: 100 } } },
    ModalOverlay: { defaultProps: { opacity: 0.4 } },
    DrawerRoot: { defaultProps: { transitionProps: { duration: 120 } } },
    DrawerOverlay: { defaultProps: { opacity: 0.4 } },
    // Its placeholder for the focus is none of the things that a menu may hold.
    Menu: {
      defaultProps: {
        shadow: 'md',
        transitionProps: { duration: 80 },
        withinPortal: true,
        withInitialFocusPlaceholder: false,
      },
    },
    // Its own grey under a title is too faint to be read.
    Notification: { styles: { description: { color: 'var(--ink)' } } },
    Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 80 } } },
  },
});

const same = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-faint)',
  '--mantine-color-placeholder': 'var(--ink-faint)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--overdue)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-strong)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-primary-color-light': 'var(--accent-wash)',
  '--mantine-primary-color-light-hover': 'var(--accent-wash)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-color-teal-filled': 'var(--accent)',
  '--mantine-color-teal-filled-hover': 'var(--accent-strong)',
  '--mantine-color-teal-light': 'var(--accent-wash)',
  '--mantine-color-teal-light-hover': 'var(--accent-wash)',
  '--mantine-color-teal-light-color': 'var(--accent)',
  '--mantine-color-teal-outline': 'var(--accent)',
  '--mantine-shadow-md': 'var(--shadow)',
  '--mantine-shadow-xl': 'var(--shadow)',
};

export const resolver: CSSVariablesResolver = () => ({ variables: {}, light: same, dark: same });
