export { Config, ConfigError } from './config.js';
export { type DataPlace, readDataPlace } from './data-place.js';
export { CHARTERS, environmentSchema, ROLES, type Role } from './environment.js';
