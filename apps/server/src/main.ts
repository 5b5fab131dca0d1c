import './compile-cache.js';

// Imported after it, not beside it: what stands in an import statement is compiled before the first line runs.
await import('./start.js');
