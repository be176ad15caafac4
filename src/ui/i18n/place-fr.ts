import type { PlaceWords } from './place-en.ts';

const listed = (numbers: readonly number[]): string =>
  numbers.length < 2
    ? String(numbers[0] ?? '')
    : `${numbers.slice(0, -1).join(', ')} et ${numbers[numbers.length - 1]}`;

const problems: PlaceWords['problems'] = {
  'too-few': () => 'Il faut quatre points pour un sol.',
  'image-same': (n) => `Les points ${listed(n)} sont au même endroit de l’image. Écartez-en un.`,
  'ground-same': (n) =>
    `Les points ${listed(n)} ont la même place au sol. Corrigez les mètres de l’un d’eux.`,
  'image-line': (n) =>
    n.length === 0
      ? 'Les points sont alignés dans l’image. Répartissez-les sur le sol.'
      : `Les points ${listed(n)} sont alignés dans l’image. Écartez-en un de la ligne.`,
  'ground-line': () => 'Les places au sol sont alignées. Corrigez les mètres.',
  order: (n) =>
    n.length === 1
      ? `Le point ${listed(n)} est du mauvais côté des autres : échangé ou en miroir. Déplacez-le ou corrigez ses mètres.`
      : 'Les points tournent dans un autre ordre au sol que dans l’image : les côtés se croisent, ou tout est en miroir. Échangez deux points.',
  horizon: () =>
    'Avec ces points, l’horizon serait sous le sol. Placez les points lointains plus serrés et au-dessus des points proches.',
  'near-horizon': (n) =>
    `Le point ${listed(n)} est presque sur l’horizon, où un pixel vaut des mètres. Choisissez-en un plus près de la caméra.`,
  misfit: (n) =>
    n.length === 0
      ? 'Ces points n’appartiennent pas à un même sol plat. Vérifiez leurs mètres.'
      : `Le point ${listed(n)} ne va pas avec les autres. Vérifiez sa place et ses mètres.`,
  'people-too-few': () => 'Choisissez au moins deux personnes debout, une proche et une lointaine.',
  'people-not-upright': (n) =>
    `La personne ${listed(n)} est trop petite, ou ses pieds ne sont pas sous sa tête. Déplacez ses extrémités, ou retirez-la.`,
  'people-same-distance': () =>
    'Toutes ces personnes sont à la même distance. Ajoutez-en une plus proche ou plus lointaine.',
  'people-no-floor': (n) =>
    n.length === 0
      ? 'Aucune caméra droite au-dessus d’un sol plat ne voit des personnes ainsi. Vérifiez les pieds et les têtes.'
      : `La personne ${listed(n)} ne va pas avec les autres : assise, à demi cachée, un enfant ? Corrigez-la ou retirez-la.`,
};

/** Mots français du lieu observé : le sol, son étalonnage, et ce qui s’y trouve toujours. */
export const placeFr: PlaceWords = {
  ground: 'Le sol en mètres',
  uncalibrated:
    'Non étalonné. Les distances sont en hauteurs de corps, les vitesses en hauteurs de corps par seconde, et il n’y a pas de densité.',
  calibrated: 'Étalonné : distances, vitesses, surfaces et densités sont en mètres.',
  calibrate: 'Étalonner le sol',
  change: 'Modifier',
  remove: 'Retirer',
  removed: 'Étalonnage retiré. « Annuler » le rend.',
  calibrating: 'Étalonner le sol',
  floorLayer: 'Sol',
  floorLayerHelp: 'Le sol étalonné, en quadrillage métrique',
  by: 'Étalonner par',
  byPoints: 'Des points au sol',
  byPeople: 'La taille des gens',
  pointsIntro:
    'Placez quatre points sur des endroits dont vous connaissez les distances : carrelage, place de parking, porte. Un rectangle est le plus simple.',
  peopleIntro:
    'Pour une caméra droite au-dessus d’un sol plat. Mettez en pause et choisissez des personnes debout, proches et lointaines ; ajustez leurs pieds et leurs têtes.',
  rectangle: 'Rectangle au sol',
  rectangleOf: (width, depth) => `${width} × ${depth} m`,
  parkingBay: 'Place de parking',
  width: 'Largeur (m)',
  depth: 'Profondeur (m)',
  point: 'Point',
  pointLabel: (n, of, x, y) =>
    `Point ${n} sur ${of}, à ${x} de la gauche, ${y} du haut. Les flèches le déplacent.`,
  imageX: 'x (%)',
  imageY: 'y (%)',
  groundX: 'Droite (m)',
  groundY: 'Loin (m)',
  off: 'Écart',
  field: (name, n) => `${name}, point ${n}`,
  addPoint: 'Ajouter un point',
  removePoint: (n) => `Retirer le point ${n}`,
  height: 'Taille des personnes (m)',
  fieldOfView: 'Champ de la caméra (°)',
  fieldOfViewHelp: 'D’un bord à l’autre. Environ 60 pour la plupart des caméras, 90 pour un grand angle.',
  addPerson: 'Ajouter à la main',
  addTrack: (id) => `Ajouter la personne ${id}`,
  standing: 'Debout en ce moment',
  noneStanding: 'Personne n’est debout et entier dans l’image. Continuez la lecture, ou ajoutez à la main.',
  sightings: (count, distances) =>
    count === 0
      ? 'Laissez passer des gens : ils sont recueillis tant que ceci est ouvert.'
      : `${count} vues de personnes qui sont passées, assez nombreuses à ${distances} ${distances < 2 ? 'distance' : 'distances'}.`,
  useSightings: 'S’en servir',
  person: (n) => `Personne ${n}`,
  removePerson: (n) => `Retirer la personne ${n}`,
  footLabel: (n, x, y) =>
    `Pieds de la personne ${n}, à ${x} de la gauche, ${y} du haut. Les flèches les déplacent.`,
  headLabel: (n, x, y) =>
    `Tête de la personne ${n}, à ${x} de la gauche, ${y} du haut. Les flèches la déplacent.`,
  comesOut: (metres) => `mesurerait ${metres}`,
  undo: 'Annuler',
  redo: 'Rétablir',
  apply: 'Utiliser',
  cancel: 'Abandonner',
  gridStep: (metres) => `Quadrillage : ${metres}`,
  exact: 'Quatre points tombent toujours juste : ajoutez-en un cinquième pour vérifier.',
  fits: (pixels, distance) => `L’écart des points va jusqu’à ${pixels} px, ${distance} au sol.`,
  slip: (distance) =>
    `Si chaque point est placé à 2 pixels près, les endroits entre eux sont justes à ${distance} environ.`,
  camera: (height, tilt) => `Caméra à ${height} de haut, inclinée de ${tilt} vers le bas.`,
  heights: (least, most) => `Les personnes mesureraient de ${least} à ${most}.`,
  share: (percent) =>
    `Les distances en profondeur peuvent être fausses d’environ ${percent} : les tailles varient, et le champ de la caméra est supposé.`,
  rough: 'C’est grossier. Ajoutez des personnes plus éloignées les unes des autres.',
  check: (metres) => `Les personnes à l’image mesureraient environ ${metres}.`,
  checkBad: 'Ce n’est pas la taille de quelqu’un : vérifiez les mètres.',
  keys: 'Faites glisser les points, ou allez à l’un d’eux avec Tab puis les flèches (Maj : loin, Alt : fin). Échap abandonne.',
  problems,

  measures: 'Au sol',
  speed: 'Vitesse',
  place: 'Place au sol',
  placeOf: (right, away) => `x ${right}, y ${away}`,
  heightsPerSecond: (value) => `${value} hauteurs de corps par seconde`,
  area: 'Surface',
  length: 'Longueur',
  beyond: 'Va au-delà de l’horizon : elle n’a pas de taille au sol.',
  noMetres: 'Pas de mètres sans l’étalonnage du sol.',

  obstacles: {
    'needs-zone': () =>
      'Cette règle a besoin d’une zone avec un sens autorisé. Tracez-en une et choisissez-la ici : d’ici là, rien n’est signalé.',
    'needs-direction': () => 'Cette zone n’a pas de sens, donc rien n’est signalé. Donnez-lui-en un.',
    'zone-gone': () =>
      'La zone de cette règle n’existe plus, donc rien n’est signalé. Choisissez un autre lieu.',
    'warm-up': (lasts, needs) =>
      `La vidéo dure ${lasts}, et rien n’est signalé pendant les premières ${needs} : raccourcissez la mise en route sous Analyse.`,
    'too-short': (lasts, needs) =>
      `La vidéo dure ${lasts}, et cette règle a besoin de ${needs} : elle ne peut rien signaler. Raccourcissez son délai.`,
    listening: (lasts, needs) =>
      `La vidéo dure ${lasts}, et cette règle doit d’abord écouter pendant ${needs} : elle ne peut rien signaler.`,
  },
  silence: {
    none: 'La scène n’a pas de son, donc cette règle n’entend rien. Ouvrez une caméra ou une vidéo sonore.',
    off: 'Le micro est éteint, donc cette règle n’entend rien. Allumez-le au-dessus de l’image.',
  },

  belongs: 'C’est à sa place',
  belongsHelp: 'Désormais, rien de ce qui se tient à cet endroit n’est pris pour un objet laissé là.',
  belongsNow: 'À sa place',
  belongsUndo: 'Reprendre',
  belongsUndoLabel: 'Reprendre : ce n’est pas à sa place',
  fixtures: 'Ce qui est à sa place',
  fixturesNone: 'Rien de marqué. L’alerte d’un objet qui est toujours là a un bouton pour cela.',
  fixture: (n, x, y) => `Objet ${n}, à ${x} de la gauche, ${y} du haut`,
  fixtureRemove: (n) => `L’objet ${n} n’est pas à sa place`,
};
