import type { SoundWords } from './sound-en.ts';

/** Mots français du micro et du spectrogramme. */
export const soundFr: SoundWords = {
  off: 'Le micro est éteint : la règle des sons n’entend rien.',
  listen: 'Allumer le micro…',
  again: 'Réessayer',
  asking: 'Le navigateur demande si cette page peut utiliser le micro.',
  cancel: 'Annuler',
  on: 'Micro allumé. Il mesure, il n’enregistre pas : aucun son n’est gardé, aucun mot n’est compris.',
  stop: 'L’éteindre',
  file: 'Écoute du son de la vidéo. Il est mesuré, et n’est pas gardé.',

  title: 'Son',
  picture: (seconds) =>
    `Spectrogramme des ${seconds} dernières secondes : le temps vers la droite, la fréquence vers le haut ; dessous, le niveau, ce qui est habituel et le seuil à partir duquel un son est inhabituel. La même chose en mots ci-dessous.`,
  axes: { frequency: 'Hz', time: 's', level: 'dBFS' },
  now: 'maintenant',
  level: 'Niveau',
  usual: 'Habituel',
  limit: 'Inhabituel à partir de',
  raised: (kind) => `Alerte : ${kind}`,
  learning: 'Apprend ce qui est habituel ici.',
  quiet: 'Rien d’inhabituel.',
  loud: 'Plus fort que d’habitude.',
  heard: (kind) => `Entendu : ${kind}.`,
  figures: (level, usual) => `Niveau ${level} dBFS, habituel ${usual} dBFS.`,
  nothing: 'Rien n’a encore été entendu.',
  limits:
    'Elle ne distingue ni un coup de feu d’une porte, ni un appel à l’aide d’un jeu. Les niveaux sont ceux de l’échelle du micro.',
};
