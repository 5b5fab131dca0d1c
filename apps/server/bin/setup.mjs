import { areInstalled, installPackages } from './packages.mjs';
import { buildHalves, staleHalves } from './product.mjs';
import { say } from './setup-error.mjs';
import { withSetupLock } from './setup-lock.mjs';

/**
 * Makes the checkout ready to run: installs packages and builds the product, each only where something has changed.
 * Says one line on stderr for each step that takes time. Two processes at once do it once.
 * @throws SetupError with one line that says what to do
 */
export async function ensureReady({ install = true, build = true } = {}) {
  const isReady = () => (!install || areInstalled()) && (!build || staleHalves().length === 0);
  if (isReady()) return;
  await withSetupLock(async () => {
    if (install && !areInstalled()) {
      say('Installing packages…');
      await installPackages();
    }
    const halves = build ? staleHalves() : [];
    if (halves.length > 0) {
      say('Building…');
      await buildHalves(halves);
    }
  });
}
