import { plural } from './i18n.ts';
import type { SessionFileWords } from './session-file-en.ts';

const count = (n: number, one: string, other: string): string => `${n} ${plural('fr', n, one, other)}`;

/** Mots français des sessions en fichiers. */
export const sessionFileFr: SessionFileWords = {
  save: 'Enregistrer la session…',
  open: 'Ouvrir un fichier de session…',
  openHelp: 'Un fichier qui se termine par « .vigie », enregistré ici ou par quelqu’un d’autre.',
  fromFile: 'd’un fichier',

  title: 'Enregistrer cette session dans un fichier',
  intro:
    'Pour quelqu’un d’autre, ou pour un autre jour : ouvert dans Vigie, il montre la chronologie, les alertes avec leurs raisons et vos verdicts ; essais, vérité et rapport fonctionnent. Le fichier est fait ici et enregistré par votre navigateur ; rien n’est envoyé.',
  always: (alerts, judged) =>
    `Toujours dedans : ${count(alerts, 'alerte', 'alertes')}, ${count(judged, 'jugée', 'jugées')} ; le scénario, ce qui n’a pas été analysé, les empreintes de Vigie et du modèle ; ce que les règles ont vu, en nombres.`,
  atMost: (size) => `${size} avant compression`,
  evidence: 'Images et extraits',
  none: 'Aucune image ni aucun extrait de cette session n’est gardé.',
  parts: {
    hiddenPictures: 'Images avec les personnes en silhouettes',
    plainPictures: 'Images telles que la caméra les a vues',
    hiddenClips: 'Extraits avec les personnes en silhouettes',
    plainClips: 'Extraits tels que la caméra les a vus',
  },
  partSize: (n, size) => `${n}, ${size}`,
  people:
    'Ce que la caméra a vu montre des personnes. Qui ouvre le fichier les voit : transmettez-le comme une photo d’inconnus.',
  anonymous: 'Rien de ce qui montre des personnes comme la caméra les a vues n’entre dans le fichier.',
  masks:
    'Les masques sont incrustés dans les images tels qu’ils sont maintenant, et dans les extraits tels qu’ils étaient alors.',
  action: 'Enregistrer',
  making: 'En préparation…',
  saved: (name, size) => `Enregistré sous ${name}, ${size}`,
  notSaved: 'La session n’a pas été enregistrée.',
  running: 'La session continue : le fichier la contient telle qu’elle est maintenant.',
};
