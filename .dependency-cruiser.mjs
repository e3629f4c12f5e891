/** The import law of utils/README.md: which room may import which. Everything not named is forbidden. */
const rooms = {
  protocol: [],
  standard: ['protocol'],
  casework: ['protocol', 'standard'],
  i18n: ['protocol'],
  css: [],
  dom: [],
  posts: ['protocol'],
  capture: ['protocol', 'css', 'dom', 'posts'],
  thread: ['protocol', 'dom', 'posts', 'capture'],
  evidence: ['protocol', 'i18n', 'dom'],
  report: ['protocol', 'standard', 'evidence', 'i18n', 'dom'],
  desk: ['protocol', 'standard', 'casework', 'evidence'],
  correspondence: ['protocol', 'casework', 'evidence'],
  outbox: ['protocol'],
  endpoint: ['protocol', 'evidence', 'outbox'],
  storage: ['protocol', 'evidence', 'outbox', 'report', 'endpoint'],
  messaging: ['protocol', 'capture'],
  platform: [],
  packaging: [],
  faults: [],
  translation: ['i18n'],
};

/** What the pages and the background do: over every room that a part of a report passes through. */
rooms.services = Object.keys(rooms).filter((room) => room !== 'packaging');

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `room-${room}`,
  comment: `utils/${room} may import only: ${allowed.join(', ') || 'nothing'} (and defined, errors, extension-style, faults, parse-json, pattern, result)`,
  severity: 'error',
  from: { path: `^utils/${room}/` },
  to: {
    path: '^(utils|server|entrypoints|components|tests)/',
    pathNot: `^utils/(${[room, ...allowed].join('|')})/|^utils/faults/|^utils/(defined|errors|extension-style|parse-json|pattern|result)\\.ts$`,
  },
}));

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...roomRules,
    {
      name: 'server-imports',
      comment:
        'the endpoint shares only the wire, the standard, the law of cases, the words, verification and the desk',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/(site|desk-site)/' },
      to: {
        path: '^(utils|entrypoints|components|tests)/',
        pathNot:
          '^utils/(faults|protocol|standard|casework|evidence|i18n|desk)/|^utils/faults/|^utils/(defined|errors|parse-json|pattern|result)\\.ts$',
      },
    },
    {
      name: 'site-imports',
      comment:
        'the endpoint’s public pages run in a visitor’s browser, and know the endpoint by the wire alone',
      severity: 'error',
      from: { path: '^server/site/' },
      to: {
        path: '^(utils|entrypoints|components|tests|server)/',
        pathNot:
          '^server/site/|^components/(base|verify|notice)/|^components/tokens|^utils/(protocol|standard|casework|evidence|desk|i18n|packaging|faults)/|^utils/(defined|parse-json|result)\\.ts$',
      },
    },
    {
      name: 'desk-imports',
      comment:
        'the desk’s pages run in a handler’s browser, and know the endpoint by the wire alone',
      severity: 'error',
      from: { path: '^server/desk-site/' },
      to: {
        path: '^(utils|entrypoints|components|tests|server)/',
        pathNot:
          '^server/desk-site/|^components/desk/|^components/tokens|^utils/(css|desk|correspondence|protocol|standard|casework|evidence|i18n|packaging|faults)/|^utils/(defined|errors|parse-json|pattern|result)\\.ts$',
      },
    },
    {
      name: 'browser-only-in-platform',
      comment: 'utils/platform is the one room that touches browser.*',
      severity: 'error',
      from: { pathNot: '^utils/platform/' },
      to: { path: 'webextension-polyfill|wxt/browser' },
    },
    {
      name: 'components-are-shown-not-wired',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^(entrypoints|server|tests)/|^utils/(platform|outbox|endpoint|capture)/' },
    },
    {
      name: 'components-know-services-by-their-types',
      comment:
        'what is done is handed to them; only the shape of what they show may come from there',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^utils/services/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'utils-know-no-surface',
      severity: 'error',
      from: { path: '^utils/' },
      to: { path: '^(entrypoints|components|server|tests)/' },
    },
    {
      name: 'nothing-ships-from-tests',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    {
      name: 'the-endpoint-runs-without-tools',
      comment: 'its container has `npm ci --omit=dev`: what only developing needs is not there',
      severity: 'error',
      from: {
        path: '^(server|utils)/',
        pathNot: '^server/(site|desk-site)/|^utils/platform/|^utils/translation/',
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
    exclude: { path: '^(\\.output|\\.wxt)/' },
  },
};
