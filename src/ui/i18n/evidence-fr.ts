import type { EvidenceWords } from './evidence-en.ts';

/** French words of pictures, clips and the anonymous view. */
export const evidenceFr: EvidenceWords = {
  title: 'Images et extraits',
  clips: 'Garder un extrait vidéo de chaque alerte',
  clipsHelp:
    'Éteint tant que vous ne le demandez pas. Les dernières secondes sont encodées en mémoire ; seul ce qui entoure une alerte est gardé.',
  before: 'Secondes avant',
  after: 'Secondes après',
  overlays: 'Avec les cadres, les zones et l’heure',
  anonymous: 'Les personnes en silhouettes',
  anonymousHelp:
    'L’extrait montre alors la scène vide avec des silhouettes, pas les images de la caméra : ce qui est caché ne peut pas être retrouvé. Une personne immobile qui n’est pas reconnue reste visible.',
  plainHelp:
    'L’extrait montre les personnes comme la caméra les voit. Les masques y sont incrustés de toute façon.',
  keepDays: 'Jours avant l’effacement des images et des extraits',
  keepDaysHelp: 'Vérifié à chaque ouverture de Vigie. Les alertes, les jugements et les chiffres restent.',
  eraseSession: 'Effacer les images et extraits de cette session',
  erased: 'Les images et extraits de cette session sont effacés.',

  clip: (seconds) => `Extrait, ${seconds}`,
  taking: 'Extrait en cours…',
  hidden: 'personnes en silhouettes',
  plain: 'personnes visibles',
  save: (kind) => `Enregistrer en ${kind}`,
  eraseOne: 'Effacer l’image et l’extrait de cette alerte',

  layer: 'Anonyme',
  layerHelp:
    'La scène vide avec des silhouettes : ce qu’une machine a besoin de savoir, et rien de plus. Une personne immobile qui n’est pas reconnue reste visible.',

  reportHidden: 'Les personnes en silhouettes sur les images',
  reportHiddenHelp:
    'Les images montrent alors la scène vide avec des silhouettes. Les masques sont incrustés dans tous les cas : rien de ce qu’ils cachent n’est dans le fichier.',
  peopleHidden:
    'Sur les images, les personnes sont des silhouettes dans la scène vide. Une personne immobile qui n’a pas été reconnue peut être visible.',
};
