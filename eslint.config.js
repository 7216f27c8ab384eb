import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const projects = ['server/contracts', 'server', 'lti', 'components'].map(
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

/** A moment's first ten letters are its day in UTC, which is tomorrow in every American evening. */
const UTC_DAY = {
  selector:
    'CallExpression[callee.property.name=/^(slice|substring|split)$/][callee.object.callee.property.name="toISOString"]',
  message: 'A moment is a day in the district only: see #contracts/days.js, and daySql() in SQL.',
};

/** Contracts without zod, which may reach the browser. */
const PLAIN_CONTRACTS = [
  'activity-fields',
  'aid-fields',
  'assessment-kinds',
  'audit-kinds',
  'college-criteria',
  'component-codes',
  'conversation-text',
  'course-fields',
  'csv',
  'days',
  'family-fields',
  'counsel-fields',
  'instrument-limits',
  'intervention-fields',
  'limits',
  'locales',
  'match-weights',
  'notification-kinds',
  'oneroster',
  'part-kinds',
  'place-fields',
  'reference-parts',
  'report-fields',
  'result-columns',
  'riasec',
  'role-words',
  'scholarship-fields',
  'small-figures',
  'states',
  'time-zones',
];

// What oxlint has no rule for; all else is in .oxlintrc.json.
export default defineConfig(
  {
    ignores: [
      'dist/',
      'node_modules/',
      '.data/',
      // Tests may use everything: no border is theirs.
      'test/',
      '**/*.mjs',
      'eslint.config.js',
      'server/contracts/generated/',
      'components/vite.config.ts',
    ],
  },
  {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    // Those in the code speak to oxlint, which says when one is of no use.
    linterOptions: { reportUnusedDisableDirectives: 'off' },
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
      'no-restricted-syntax': ['error', ...BANNED_SEQUELIZE, UTC_DAY],
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
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^#contracts/(?!generated/|(?:${PLAIN_CONTRACTS.join('|')})\\.js$)`,
              allowTypeImports: true,
              message:
                'Import types only: zod must not reach the browser (limits.js holds plain values).',
            },
          ],
        },
      ],
    },
  },
);
