import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { browserArgs, browserPath, shortLivedPages } from '../support/browser.mjs';
import { bundledTests } from './bundle.mjs';

/** Who watches changes modules one by one, and is served so; a whole run is bundled once. */
const isWatching = process.argv.includes('--watch');
const unbundled = {
  nodeResolve: { exportConditions: ['source', 'browser', 'production'] },
  plugins: [esbuildPlugin({ ts: true, tsconfig: 'components/tsconfig.json', target: 'es2022' })],
};

export default {
  rootDir: '.',
  files: ['test/components/**/*.test.ts'],
  ...(isWatching ? unbundled : { plugins: [bundledTests()] }),
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: await browserPath(),
        args: [...browserArgs, shortLivedPages],
        headless: 'shell',
      },
    }),
  ],
  concurrency: 1,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  testFramework: { config: { timeout: 10_000 } },
  // The page as the server makes it: a language, a title, and our tokens.
  testRunnerHtml: (testFramework) => `<!doctype html>
    <html lang="en">
      <head>
        <title>Tests</title>
        <link rel="stylesheet" href="/components/styles/tokens.css" />
      </head>
      <body>
        <script type="module" src="${testFramework}"></script>
      </body>
    </html>`,
};
