/** The API's client, generated from its OpenAPI document by `npm run openapi`. Nothing in `generated` is edited by hand. */
export { client } from './generated/client.gen.js';
export * from './generated/index.js';
