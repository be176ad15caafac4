import type { CardWords } from './cards-en.ts';

/** Mots français des fiches des règles. */
export const cardsFr: CardWords = {
  title: 'Ce que chaque règle sait faire, ou non',
  intro:
    'Ce qu’elle regarde, ce qu’elle ne sait pas faire, ce qu’elle a mesuré sur de vraies images, et ce qui a été publié du même type d’alerte dans l’expérimentation française.',
  howGood: 'Que vaut cette règle ?',
  about: (name) => `Que vaut cette règle ? ${name}`,
  all: 'Toutes les règles',
  notOfTheLaw:
    'La neuvième est d’une autre sorte : la liste de la loi française ne connaît aucun son. Elle est ici parce que des villes ont acheté de tels capteurs.',
  close: 'Fermer',
  looksAt: 'Ce qu’elle regarde',
  cannot: 'Ce qu’elle ne sait pas faire',
  measured: 'Mesuré ici',
  field: 'Sur le terrain',
  found: (found, events) => `${found} événements trouvés sur ${events}`,
  noEvent: 'Aucun événement de ce type dans les images',
  falseAlerts: (n) =>
    n === 0 ? 'aucune fausse alerte' : n === 1 ? '1 fausse alerte' : `${n} fausses alertes`,
  short: (found, events, wrong) => `${found} sur ${events}, ${wrong}`,
  countingShort: (error) => `se trompe de ${error} personne`,
  counting: (error, clip) => `Se trompe de ${error} personne en moyenne en comptant (${clip})`,
  on: (clips, detector, backend) =>
    `Mesuré sur ${clips} vidéos publiques, avec ${detector} et la vue lointaine, en ${backend}. Les règles ont été faites avec ces vidéos : attendez-vous à plus d’erreurs ailleurs, et mesurez sur vos propres images.`,
  synthesised: (found, events) => `${found} sons de synthèse trouvés sur ${events}`,
  decoys: (n, decoys) =>
    `${n === 0 ? 'aucune fausse alerte' : n === 1 ? '1 fausse alerte' : `${n} fausses alertes`} sur ${decoys} sons qui y ressemblent`,
  onSynthesised:
    'Mesuré sur des sons faits par des formules, dans une rue toujours la même ; la règle a été faite avec ces sons. En 132 secondes de vraies pièces (les vidéos de test sonores), elle a levé cinq alertes, que personne n’a jugées. Attendez-vous à bien plus d’erreurs qu’ici, et mesurez chez vous.',
  noFigure: 'Aucun chiffre publié trouvé.',
  source: (source) => `Source : ${source}`,
};
