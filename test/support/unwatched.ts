import { registerHooks } from 'node:module';

/**
 * Leaves out tap's own watch over the modules that a process loads. It serves coverage, which is off (.taprc), and took
 * half of the start of each process of tests and of each server that they start.
 */

const WATCH = '/@tapjs/processinfo/dist/esm/import.mjs';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier.endsWith(WATCH)
      ? { url: 'data:text/javascript,', shortCircuit: true }
      : next(specifier, context),
});

// It was for this process; whatever a test starts goes on as it is started elsewhere.
delete process.env['NODE_OPTIONS'];
