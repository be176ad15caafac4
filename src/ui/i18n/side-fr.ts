import { plural } from './i18n.ts';
import type { SideWords } from './side-en.ts';

const one = (n: number, word: string, words: string): string => plural('fr', n, word, words);

/** French words of side by side. */
export const sideFr: SideWords = {
  button: 'Côte à côte…',
  buttonHelp: 'Un second détecteur, ou un second scénario, sur les mêmes images au même moment',
  title: 'Côte à côte',
  close: 'Fermer le côte à côte',
  lead: 'Deux regardent exactement les mêmes images : A est la session en cours, B est ce que vous choisissez ici. Les alertes, les jugements et le rapport restent ceux de A.',
  notRunning: 'Il faut une session en cours : rouvrez la source.',

  what: 'Qu’est-ce que B ?',
  kinds: { detector: 'Un autre détecteur', scenario: 'Un autre scénario' },
  detector: 'Détecteur de B',
  withFar: 'avec les personnes lointaines',
  withoutFar: 'sans les personnes lointaines',
  slower:
    'Deux réseaux se partagent alors cette machine : chacun est plus lent que s’il était seul. On compare ce qu’ils voient, pas leur vitesse.',
  changed: 'Ce scénario avec une règle modifiée',
  saved: 'Un scénario que vous avez gardé',
  file: 'Un fichier de scénario…',
  rule: 'Règle',
  param: 'Valeur à modifier',
  value: (present) => `Valeur pour B (A a ${present})`,
  noRule:
    'Ce scénario n’a pas de règle avec une valeur à modifier. Ajoutez-en une sous « Scénario », ou ouvrez un fichier.',
  rulesOnly:
    'Quand seules les règles et les zones diffèrent, aucun second réseau ne tourne : les règles de B sont rejouées sur ce que le réseau de A a vu.',
  start: 'Commencer',
  read: (name) => `Lu : ${name}`,

  states: {
    loading: 'B se prépare. La session continue.',
    running: '',
    restarting: 'B s’est arrêté et redémarre. La session continue.',
    failed: 'B a échoué et s’est terminé ; la session continue. Choisissez un autre B, ou fermez.',
    over: 'La session est terminée : voici ce qui a été trouvé. Ce que B occupait est libéré.',
  },
  loaded: (percent) => `${percent} de son réseau est chargé.`,
  waiting: 'En attente de la première image que les deux ont regardée.',
  change: 'Choisir un autre B',
  a: 'A, la session',
  b: 'B',
  otherScenario: (name) => `scénario « ${name} »`,
  rate: (perSecond, took) => `${perSecond} images/s, ${took} ms chacune`,
  byRules: 'le même réseau, d’autres règles',
  pane: (name, objects) => `${name} : ${objects} ${one(objects, 'objet', 'objets')} dans cette image`,
  onlyHere: 'ici seulement',

  thisPicture: (both, a, b) =>
    `Dans cette image : ${both} trouvés par les deux, ${a} par A seulement, ${b} par B seulement.`,
  sameNetwork:
    'Les deux voient les mêmes objets, par un seul réseau. Seul diffère ce que les règles en font.',
  classesTitle: 'Objets',
  pictures: (n, from, to) =>
    `Sur ${n} images que les deux ont regardées, de ${from} à ${to}. Un cadre compte à partir d’un score de 50 % ; deux d’une même classe sont un seul objet quand ils se recouvrent de moitié.`,
  missed: (n) =>
    `B n’a pas regardé ${n} ${one(n, 'image', 'images')} que A a ${one(n, 'regardée', 'regardées')} : ${one(n, 'elle n’est pas comptée', 'elles ne sont pas comptées')}.`,
  columns: {
    label: 'Classe',
    nowA: 'A maint.',
    nowB: 'B maint.',
    meanA: 'A par image',
    meanB: 'B par image',
    both: 'les deux',
    onlyA: 'A seul',
    onlyB: 'B seul',
  },
  noObjects: 'Aucun des deux n’a encore rien vu.',
  alertsTitle: 'Alertes',
  alertGroups: { both: 'Chez les deux', a: 'Chez A seulement', b: 'Chez B seulement' },
  noAlerts: 'Aucun des deux n’a levé d’alerte pendant ce temps.',
  warmUp: 'B a commencé plus tard : ses pistes et ses fonds ont dû d’abord être appris.',
  goTo: 'aller à ce moment',
  moved: (by) => `B ${by}`,
  sooner: (seconds) => `${seconds} plus tôt`,
  later: (seconds) => `${seconds} plus tard`,
  more: (n) => `et ${n} de plus`,
};
