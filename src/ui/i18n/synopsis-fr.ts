import { plural } from './i18n.ts';
import type { SynopsisWords } from './synopsis-en.ts';

const one = (n: number, word: string, words: string): string => plural('fr', n, word, words);

/** French words of the synopsis. */
export const synopsisFr: SynopsisWords = {
  title: 'Résumé animé',
  lead: 'Tout ce qui a été suivi pendant la session, à la fois et en peu de temps. Chaque silhouette porte l’heure à laquelle elle était là.',
  together:
    'Des silhouettes qui se croisent ici ne se sont pas forcément croisées : leurs heures le disent. Une personne immobile qui n’a pas été reconnue peut être visible dans la scène.',
  gathering: 'Rassemblement des pistes…',
  failed: 'Les pistes n’ont pas pu être rassemblées.',
  nothing: 'Rien n’est enregistré de cette session : il n’y a rien à rassembler.',
  noTubes: 'Rien n’a été suivi pendant une seconde ou plus.',
  noneChosen: 'Rien n’est choisi. Choisissez un genre pour le voir.',
  noScene: 'La scène vide de cette session n’est pas connue : le fond est uni.',

  picture: (figures, at, of) =>
    `Résumé animé à ${at} sur ${of} : ${figures} ${one(figures, 'silhouette', 'silhouettes')}`,
  play: 'Lire le résumé',
  pause: 'Mettre le résumé en pause',
  position: 'Position dans le résumé',
  speed: 'Vitesse du résumé',
  length: 'Durée',
  usual: (length) => `adaptée : ${length}`,
  kindsLabel: 'Ce qui est montré',
  kinds: { people: 'Personnes', bags: 'Bagages', vehicles: 'Véhicules', others: 'Autres objets' },
  zones: 'Zones',

  shown: (tracks, span, length) => `${tracks} ${one(tracks, 'piste', 'pistes')} sur ${span}, en ${length}.`,
  left: 'Laissé de côté :',
  brief: (n) => `${n} de moins d’une seconde`,
  unchosen: (n) => `${n} non ${one(n, 'choisie', 'choisies')}`,
  beyond: (n) => `${n}, les plus courtes, car il y en a trop`,
  forgotten: (until) => `ce qui précède ${until}, qui n’est plus enregistré`,
  hurried: (n) =>
    `${n} ${one(n, 'dure', 'durent')} plus que le résumé et ${one(n, 'est montrée', 'sont montrées')} en accéléré.`,
  newer: (until) => `Rassemblé jusqu’à ${until} ; la session a continué.`,
  again: 'Rassembler à nouveau',

  nowTitle: 'Visible maintenant',
  nobody: 'Personne n’est visible à ce moment.',
  nowHelp: 'Un clic mène à ce moment de la session. Choisir dans la liste met en pause.',
  goTo: (what, time) => `${what} à ${time} : y aller`,
  noSeek:
    'On ne peut pas revenir en arrière dans une session tant qu’elle vient d’une caméra. Fermez-la et rouvrez-la depuis le premier écran.',
  save: 'Enregistrer en vidéo',
  saving: (done) => `Fabrication de la vidéo : ${done}`,
  stopSaving: 'Arrêter',
  unsaved: 'Ce navigateur n’a pas pu fabriquer la vidéo. Essayez une version récente de Chrome ou d’Edge.',
  faster: (times) => `× ${times}`,
};
