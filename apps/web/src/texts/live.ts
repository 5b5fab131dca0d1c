export const live = {
  viewing: (name: string) => `${name} is looking at it`,
  writing: (name: string) => `${name} is writing`,
} as const;
