export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', {}] },
  coverageProvider: 'v8',
  roots: ['<rootDir>/libs', '<rootDir>/apps/server', '<rootDir>/apps/web', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testTimeout: 120_000,
  testSequencer: '<rootDir>/test/sequencer.mjs',
};
