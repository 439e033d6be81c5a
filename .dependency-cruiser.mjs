// The arrows between the parts. Read by scripts/check-arrows.ts, which also fails when nothing was read.

const tests = '\\.test\\.tsx?$'
const typeOnly = { dependencyTypesNot: ['type-only'] }

/** Pure files: the same text runs in the server, in the browser and in a test without a database. */
const model = '^app/modules/[^/]+/model[./]'
const pure = [model, '^app/modules/[^/]+/(policy|journal)\\.ts$', '^app/modules/[^/]+/emails/']

/** What a module shows to its neighbours. */
const doors = [
  '^app/modules/[^/]+/model\\.ts$',
  '^app/modules/[^/]+/model/',
  '^app/modules/[^/]+/public\\.server\\.ts$',
  // The journal of an object is shown on pages of every module.
  '^app/modules/union/components/journal-objet\\.tsx$',
  '^app/modules/union/queries/journal\\.server\\.ts$',
]

/** What the composition files beside routes.ts gather: rights, sentences, jobs. */
const gathered = ['^app/modules/[^/]+/(policy|journal)\\.ts$', '^app/modules/[^/]+/(jobs|emails)/']

const forbidden = [
  {
    name: 'module-par-sa-porte',
    comment: 'Un module n’atteint un autre module que par son model ou son public.server.ts.',
    from: { path: '^app/modules/([^/]+)/', pathNot: tests },
    to: { path: '^app/modules/', pathNot: [...doors, '^app/modules/$1/'] },
  },
  {
    name: 'composition-par-la-porte',
    comment:
      'Les fichiers de composition ne prennent d’un module que sa porte, ses droits, ses phrases, ses courriels et ses jobs.',
    from: { path: '^app/(layouts/)?[^/]+$' },
    to: { path: '^app/modules/', pathNot: [...doors, ...gathered] },
  },
  {
    name: 'model-sans-entree-sortie',
    comment:
      'Un model n’importe que des models, platform/jour, fields, email/{markup,fill}, ui/format, les types de ctx et de policy.',
    from: { path: model, pathNot: tests },
    to: {
      path: '^app/',
      pathNot: [
        model,
        '^app/platform/(jour|fields|ctx|policy|email/(fill|markup|message))\\.ts$',
        '^app/ui/format\\.ts$',
      ],
    },
  },
  {
    name: 'model-sans-ctx',
    comment: 'Un model ne connaît de platform/ctx.ts et de platform/policy.ts que leurs types.',
    from: { path: model, pathNot: tests },
    to: { path: '^app/platform/(ctx|policy)\\.ts$', ...typeOnly },
  },
  {
    name: 'pur',
    comment:
      'Models, droits, phrases et courriels sont purs : ni fichier serveur, ni Node, ni React.',
    from: { path: pure, pathNot: tests },
    to: {
      path: ['\\.server\\.tsx?$', '\\.tsx$', '^node_modules/(?!zod/)', '^[a-z_/]+$'],
      ...typeOnly,
    },
  },
  {
    name: 'acte-sans-page',
    comment: 'Actes, lectures, jobs, courriels et documents ne connaissent ni page ni composant.',
    from: {
      path: '^app/modules/[^/]+/(?!pages/|components/)',
      pathNot: tests,
    },
    to: { path: '^app/(modules/[^/]+/(pages|components)/|layouts/|ui/[^/]+\\.tsx$)' },
  },
  {
    name: 'lecture-sans-acte',
    comment: 'Une lecture ne lance ni acte ni job.',
    from: { path: '^app/modules/[^/]+/queries/', pathNot: tests },
    to: { path: '^app/modules/[^/]+/(use-cases|jobs)/', ...typeOnly },
  },
  {
    name: 'composant-sans-serveur',
    comment: 'Un composant ne prend d’un fichier serveur que ses types.',
    from: { path: '^app/(modules/[^/]+/components|ui)/', pathNot: tests },
    to: { path: '\\.server\\.tsx?$', ...typeOnly },
  },
  {
    name: 'platform-sans-metier',
    comment: 'platform et ui n’importent aucun module, ni rien de ce qui les assemble.',
    from: { path: '^app/(platform|ui)/', pathNot: tests },
    to: { path: '^app/', pathNot: '^app/(platform|ui)/' },
  },
  {
    name: 'platform-sans-ecran',
    comment: 'platform ne dessine rien.',
    from: { path: '^app/platform/', pathNot: tests },
    to: { path: '^app/ui/', pathNot: '^app/ui/format\\.ts$' },
  },
  {
    name: 'application-seule',
    comment: 'L’application n’importe ni serveur, ni script, ni démonstration, ni test.',
    from: { path: '^app/', pathNot: tests },
    to: { path: '^(server|scripts|db|tests|bench)/' },
  },
  {
    name: 'sans-cycle',
    comment: 'Aucun cycle (les imports de types seuls ne comptent pas).',
    from: {},
    to: { circular: true, viaOnly: typeOnly },
  },
  {
    name: 'introuvable',
    comment: 'Un import doit mener à un fichier.',
    from: {},
    to: { couldNotResolve: true, pathNot: '^virtual:' },
  },
]

export default {
  forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // Types that the router generates for each page.
    exclude: { path: '\\+types/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
}
