// Loaded into the product before anything else. A starter that is killed outright cannot pass that on; then the product
// goes the same way at once, so that the next start finds the port and the data folder free.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.channel?.unref();
