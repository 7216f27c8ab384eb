import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const projects = ['server/contracts', 'server', 'lti', 'components', 'test', 'test/components'].map(
  (folder) => `${folder}/tsconfig.json`,
);
const zone = (target, from, except = [], message = undefined) => ({
  target,
  from,
  except,
  message,
});

/** Sequelize 6 takes the first key column as *the* key, so these go to the wrong rows (or tenants). */
const BANNED_SEQUELIZE = ['findByPk', 'belongsToMany', 'findOrCreate', 'truncate'].map((name) => ({
  selector: `MemberExpression[property.name="${name}"]`,
  message: `${name} does not know tenant-first keys; use repository().`,
}));

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      '.data/',
      '**/*.mjs',
      'eslint.config.js',
      'server/contracts/generated/',
      'components/vite.config.ts',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: projects, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({
          project: projects,
          conditionNames: ['source', 'types', 'import', 'default'],
        }),
      ],
    },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 12],
      'no-console': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-restricted-syntax': ['error', ...BANNED_SEQUELIZE],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      // Crashes on this version of the parser (typescript-eslint 8.73 with TypeScript 6.0).
      '@typescript-eslint/unified-signatures': 'off',
      '@typescript-eslint/no-extraneous-class': [
        'error',
        { allowStaticOnly: true, allowWithDecorator: true },
      ],
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            zone(
              './components',
              './server',
              ['./contracts'],
              'Browser code may import #contracts only.',
            ),
            zone('./components', './lti'),
            zone('./components', './seeders'),
            zone('./lti', './server', ['./contracts']),
            zone('./lti', './components'),
            zone('./lti', './seeders'),
            zone('./server', './components'),
            zone('./server/contracts', './server', ['./contracts']),
            zone('./server/contracts', './lti'),
            zone('./server/models', './server/features'),
            zone('./server/db', './server/features'),
            zone(
              './server/features',
              './lti/sandbox',
              [],
              'The sandbox is started by server/bin and tests only.',
            ),
            zone('./seeders', './server/features'),
            ...['server', 'lti', 'components', 'seeders'].map((folder) =>
              zone(`./${folder}`, './test'),
            ),
          ],
        },
      ],
    },
  },
  {
    files: ['components/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/recommended'], litA11y.configs.recommended],
    rules: {
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex:
                '^#contracts/(?!limits\\.js$|csv-cell\\.js$|generated/|locales\\.js$|riasec\\.js$|match-weights\\.js$|assessment-kinds\\.js$|oneroster\\.js$|result-columns\\.js$|activity-fields\\.js$)',
              allowTypeImports: true,
              message:
                'Import types only: zod must not reach the browser (limits.js holds plain values).',
            },
          ],
        },
      ],
    },
  },
  {
    // A migration is a list of tables; cutting it up would only hide the order.
    files: ['server/migrations/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['server/bin/**/*.ts', 'lti/sandbox/main.ts', 'test/bench/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
    },
  },
  {
    files: ['test/components/**/*.ts'],
    // @open-wc's types call some chai assertions a promise.
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
);
