// The order matters: Edge and Opera also call themselves Chrome, Chrome calls itself Safari.
const navigateurs: [RegExp, string][] = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const systemes: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'Mac'],
  [/Linux|CrOS/, 'Linux'],
]

/** « Firefox sur Windows », from what a browser says of itself. */
export function nomAppareil(agent: string): string {
  const navigateur = navigateurs.find(([signe]) => signe.test(agent))?.[1] ?? 'Navigateur inconnu'
  const systeme = systemes.find(([signe]) => signe.test(agent))?.[1]
  return systeme ? `${navigateur} sur ${systeme}` : navigateur
}
