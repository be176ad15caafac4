import { defineConfig, globalIgnores } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import noUnsanitized from 'eslint-plugin-no-unsanitized';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const SYNC_READ =
  'A synchronous read-back stops the GPU and, after a lost device, returns made-up numbers: await the asynchronous one.';

/** @param {string} name */
const call = (name) => `CallExpression[callee.property.name="${name}"]`;

const FORBIDDEN = [
  { selector: call('dataSync'), message: SYNC_READ },
  { selector: call('arraySync'), message: SYNC_READ },
  { selector: call('bufferSync'), message: SYNC_READ },
  {
    selector: 'MemberExpression[property.name="nonMaxSuppression"]',
    message: 'It reads back synchronously: use the suppression of src/engine/decode.',
  },
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
    message: 'Markup is made by Lit templates only.',
  },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
];

const NETWORK = [
  {
    selector: 'CallExpression[callee.name="fetch"]',
    message: 'Only src/engine and src/service-worker may fetch, and from our own origin.',
  },
  {
    selector: 'NewExpression[callee.name=/^(XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection)$/]',
    message: 'Nothing leaves the machine.',
  },
  { selector: 'CallExpression[callee.property.name="sendBeacon"]', message: 'Nothing leaves the machine.' },
];

const TENSORFLOW = {
  group: ['@tensorflow/*', '@tensorflow-models/*'],
  message: 'TensorFlow.js stays in src/engine.',
};

const FORBID_ALL = ['error', ...FORBIDDEN, ...NETWORK];

/** Rules that hold for all TypeScript, on top of typescript-eslint's strict set. */
const TYPESCRIPT_RULES = {
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/consistent-type-exports': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-unused-vars': [
    'error',
    {
      argsIgnorePattern: '^_',
      varsIgnorePattern: '^_',
      destructuredArrayIgnorePattern: '^_',
      ignoreRestSiblings: true,
    },
  ],
  '@typescript-eslint/no-misused-promises': [
    'error',
    { checksVoidReturn: { attributes: false, arguments: false } },
  ],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  // `return stop();` of a function that returns nothing reads as what it is.
  '@typescript-eslint/no-confusing-void-expression': 'off',
  '@typescript-eslint/no-meaningless-void-operator': 'off',
  // Lit asks for `static properties` and `declare`, and its templates bind methods.
  '@typescript-eslint/unbound-method': 'off',
  '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
  // With unchecked indexed access, `!` is how a numeric loop says that its index is in range.
  '@typescript-eslint/no-non-null-assertion': 'off',
  // `close()` of a contract gives a promise even where there is nothing to wait for.
  '@typescript-eslint/require-await': 'off',
  // A text is spread into its code points on purpose.
  '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-empty-pattern': 'error',
  'no-console': 'error',
  'no-eval': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'no-restricted-syntax': FORBID_ALL,
  'no-restricted-imports': ['error', { patterns: [TENSORFLOW] }],
};

export default defineConfig([
  globalIgnores([
    'dist/',
    'dist-*/',
    'node_modules/',
    '.tsbuild/',
    '.cache/',
    'coverage/',
    'out/',
    'models/',
    'test-results/',
    'playwright-report/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },

  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, noUnsanitized.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: TYPESCRIPT_RULES,
  },

  {
    files: ['src/ui/**/*.ts'],
    extends: [wc.configs['flat/best-practice'], lit.configs['flat/all'], litA11y.configs.recommended],
    // Not for us: decorators are not used, and a template may map a list or bind an arrow.
    rules: {
      'lit/prefer-query-decorators': 'off',
      'lit/no-template-map': 'off',
      'lit/no-template-arrow': 'off',
    },
  },

  {
    // Text of a file, not templates of Lit: every value stands in quotes, because ours escapes for quotes.
    files: ['src/ui/report/**/*.ts'],
    rules: {
      'lit/quoted-expressions': 'off',
      'lit/prefer-static-styles': 'off',
      'lit/prefer-nothing': 'off',
      'lit/no-invalid-html': 'off',
      'lit-a11y/alt-text': 'off',
    },
  },

  {
    files: ['src/engine/**/*.ts', 'src/service-worker/**/*.ts'],
    rules: { 'no-restricted-imports': 'off', 'no-restricted-syntax': ['error', ...FORBIDDEN] },
  },
  { files: ['src/cli/**/*.ts', 'test/**/*.ts'], rules: { 'no-console': 'off' } },

  {
    files: ['test/**/*.ts', '*.config.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...FORBIDDEN],
      'no-restricted-imports': 'off',
    },
  },

  {
    files: ['**/*.mjs', '**/*.js'],
    extends: [tseslint.configs.base],
    rules: {
      eqeqeq: 'error',
      'no-undef': 'off',
      'no-unused-vars': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
    },
  },
]);
