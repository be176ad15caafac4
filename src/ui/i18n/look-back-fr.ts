import type { LookBackWords } from './look-back-en.ts';
import { plural } from './i18n.ts';

/** Les mots de la recherche dans la session enregistrée. */
export const lookBackFr: LookBackWords = {
  title: 'Retour en arrière',
  close: 'Fermer « Retour en arrière »',
  sections: { search: 'Recherche', synopsis: 'Résumé animé' },
  sectionsLabel: 'Façons de revenir en arrière',

  lead: 'Retrouve ce qui a été suivi dans cette session, d’après ce qui peut se dire avec des mots.',
  whyTitle: 'Pas de recherche par visage ni par ressemblance : pourquoi',
  why: [
    'Vigie ne cherche pas par visage, ni « quelqu’un qui ressemble à ceci ». Retrouver une personne par ressemblance est une identification biométrique qui ne dit pas son nom, quelle que soit la partie du corps qui sert ; la loi la traite à part, et un outil fait pour montrer ce que font les caméras ne doit pas la rendre banale.',
    'Ce qui est cherché, ce sont donc des passages. Un passage s’arrête quand la personne sort : qui revient est un nouveau passage, et rien ici ne relie les deux.',
    'La couleur des vêtements est l’une de neuf classes grossières, lue au milieu du cadre de la personne toutes les secondes et demie, jamais sous un masque. Une lumière colorée, l’ombre, un sac sur le dos ou quelqu’un devant la faussent ; quand elle n’est pas nette, elle est laissée de côté, et une recherche par couleur ne trouve alors pas cette personne. Sur les personnages de la scène, dont les vêtements sont connus, neuf lectures nettes sur dix étaient justes pour le haut du corps, et six sur dix pour le bas.',
  ],

  form: 'Chercher dans la session',
  label: 'Quoi',
  anything: 'Tout',
  zone: 'Où',
  anywhere: 'Partout',
  area: (name) => `Dans : ${name}`,
  line: (name) => `À travers : ${name}`,
  inside: 'Dedans au moins (s)',
  way: 'Franchie',
  eitherWay: 'dans un sens ou l’autre',
  direction: 'Direction',
  anyDirection: 'Toutes',
  directions: {
    0: 'vers la droite',
    45: 'vers le bas à droite',
    90: 'vers le bas',
    135: 'vers le bas à gauche',
    180: 'vers la gauche',
    225: 'vers le haut à gauche',
    270: 'vers le haut',
    315: 'vers le haut à droite',
  },
  present: 'Visible au moins (s)',
  still: 'Immobile au moins (s)',
  upper: 'Couleur, haut du corps',
  lower: 'Couleur, bas du corps',
  anyColour: 'Toutes',
  colours: {
    black: 'noir',
    grey: 'gris',
    white: 'blanc',
    red: 'rouge',
    orange: 'orange ou marron',
    yellow: 'jaune',
    green: 'vert',
    blue: 'bleu',
    purple: 'violet ou rose',
  },
  from: 'De',
  to: 'À',
  help: 'Les directions sont celles de l’image, à 45 degrés près. Les moments sont en minutes et secondes de la session, par exemple 1:30. Une couleur grossière peut être fausse, surtout sous une lumière colorée.',
  badTime: (text) =>
    `« ${text} » n’est pas un moment de la session. Écrivez des minutes et des secondes, par exemple 1:30.`,
  backwards: 'La fin est avant le début. Changez l’un des deux moments.',
  badSeconds: 'Écrivez les secondes comme un nombre à partir de 0, par exemple 10 ou 2,5.',
  sort: 'Ordre',
  sorts: { time: 'Dans l’ordre', present: 'Les plus longs d’abord' },
  search: 'Chercher',
  reset: 'Effacer',

  reading: 'Lecture de l’enregistrement…',
  count: (n, of) =>
    n === of
      ? `${n} ${plural('fr', n, 'passage', 'passages')}, tous ceux de la session.`
      : `${n} ${plural('fr', n, 'passage', 'passages')} sur ${of}.`,
  upTo: (time) => `Enregistré jusqu’à ${time}.`,
  grown: 'La session continue : cherchez de nouveau pour prendre en compte la suite.',
  took: (milliseconds) => `Recherche en ${milliseconds} ms.`,
  nothingRecorded:
    'Rien n’a encore été suivi. Laissez la session continuer jusqu’à ce que quelqu’un ait été vu, puis cherchez de nouveau.',
  nothing: 'Aucun passage ne remplit toutes ces conditions.',
  loosenOne: (part, n) => `Sans « ${part} », il y en aurait ${n}.`,
  loosenMore: 'Aucune condition n’est seule en cause : enlevez-en deux ou plus.',
  parts: {
    label: 'quoi',
    zone: 'où',
    direction: 'direction',
    present: 'visible au moins',
    still: 'immobile au moins',
    upper: 'couleur, haut du corps',
    lower: 'couleur, bas du corps',
    time: 'de et à',
  },
  results: 'Ce qui a été trouvé',
  more: (n) => `En montrer ${n} de plus`,
  noSeeking: {
    camera:
      'On ne peut pas rembobiner une caméra pendant qu’elle filme. Choisir un passage dessine son trajet sur l’image ; pour aller à son moment, fermez la session et rouvrez-la depuis la liste des sessions passées.',
    exact:
      'Pendant que chaque image est analysée, rien ne peut être rembobiné. Choisir un passage dessine son trajet sur l’image ; une fois l’analyse finie, il mène à son moment.',
    ended:
      'Cette vidéo ne peut pas être lue ici. Choisir un passage dessine son trajet sur la dernière image.',
  },

  span: (from, to) => `${from} – ${to}`,
  inView: (duration) => `visible ${duration}`,
  stillFor: (duration) => `immobile ${duration}`,
  inZone: (name, duration) => `${name} : ${duration}`,
  crossed: (name, way, time) => `${name} franchie ${way} à ${time}`,
  going: (way) => `va ${way}`,
  noDirection: 'sans direction principale',
  wearsUpper: (colour) => `haut du corps ${colour}`,
  wearsLower: (colour) => `bas du corps ${colour}`,
  colourUnclear: 'couleur des vêtements peu claire',
  moreZones: (n) => `et ${n} de plus`,
};
