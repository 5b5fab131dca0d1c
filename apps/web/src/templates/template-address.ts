/** Of its line in the list, to come back to. */
export const idOfTemplate = (key: string) => `template-${key.replace('/', '-')}`;

export const addressOfTemplate = (key: string) => `/templates?template=${encodeURIComponent(key)}`;
