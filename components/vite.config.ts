import { defineConfig } from 'vite';

/** What every view needs, in one file: many tiny ones cost more than their bytes. */
const FOUNDATION = [
  /node_modules\/(@lit|lit|lit-html|lit-element|@lit-labs|tslib)\//,
  /node_modules\/@awesome\.me\//,
  /node_modules\/@messageformat\//,
  /components\/(api|app|i18n|styles)\/(?!main)[\w.-]+\.ts/,
  /components\/shared\/(?!charts\/|ilp-dialog|ilp-rating|ilp-save-state|autosave)/,
];

export default defineConfig({
  root: import.meta.dirname,
  base: '/assets/',
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: '../dist/public',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    assetsDir: '.',
    rolldownOptions: {
      input: `${import.meta.dirname}/app/main.ts`,
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'foundation',
              test: (id: string) => FOUNDATION.some((pattern) => pattern.test(id)),
            },
          ],
        },
      },
    },
  },
});
