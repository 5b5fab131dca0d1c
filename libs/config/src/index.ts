export { Config, ConfigError } from './config.js';
export { CHARTERS, environmentSchema, ROLES, type Role } from './environment.js';
