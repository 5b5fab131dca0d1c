// Imported first by every script here, so that an old Node says one clear line before anything newer is evaluated.
const major = Number(process.versions.node.split('.')[0]);

if (major < 20) {
  console.error(
    `postroom: this is Node ${process.versions.node}; Postroom needs Node 20 or later to set itself up.`,
  );
  process.exit(1);
}
