import { plural } from './i18n.ts';
import type { LabWords } from './lab-en.ts';

const count = (n: number, one: string, other: string): string => `${n} ${plural('fr', n, one, other)}`;

/** Mots français des hypothèses, des balayages, de la vérité et de l’évaluation. */
export const labFr: LabWords = {
  lookBack: 'Revenir en arrière',
  lookBackHelp:
    'Chercher dans ce qui a été enregistré de cette session : par nature, lieu, direction, moment et couleur grossière.',

  tabs: { whatif: 'Et si ?', truth: 'Vérité' },

  recorded: (span, frames, size) =>
    `Enregistré : ${span}, ${frames} images analysées, ${size}. Des cadres et des mesures seulement : ni image, ni son.`,
  recordedNothing: 'Rien n’est encore enregistré. La première image analysée commence l’enregistrement.',
  recordedNone: 'Aucun enregistrement de cette session n’a été gardé : elle ne peut pas être rejouée.',
  recordedForgotten: (from) =>
    `L’enregistrement est plein : ce qui précède ${from} a cédé la place à la suite. Les rejeux commencent là.`,
  recordedUnstored: 'Il n’est qu’en mémoire, et disparaîtra à la fermeture de la page.',
  boxesOnly: 'Aucune image n’a été gardée. Ce qui est dessiné est l’enregistrement : les cadres seuls.',
  pastRecorded:
    'Une session passée : ses alertes, vos verdicts et son enregistrement. Aucune vidéo n’a été gardée ; la lecture montre les cadres.',
  pastClip: (id) => `Séquence « ${id} » de l’évaluation : ce qui y a été trouvé, et ce qui est vrai.`,

  title: 'Et si les règles avaient été autres ?',
  invite:
    'Changez un seuil, une durée, une zone ou une règle, sous « Pourquoi ? » ou « Scénario ». Toute la session enregistrée est aussitôt rejouée, et ce qui aurait été différent se voit ici et sur la chronologie.',
  replaying: 'Rejeu en cours…',
  lineLead: 'Avec ce changement :',
  gained: (n) => `${n} en plus`,
  lost: (n) => `${n} en moins`,
  kept: (n) => `${n} ${plural('fr', n, 'inchangée', 'inchangées')}`,
  moved: (n) => `les mêmes alertes, dont ${n} à un autre instant ou niveau`,
  noDifference: 'Aucune alerte n’aurait été différente.',
  differences: (gained, lost, kept) =>
    `${count(gained, 'alerte gagnée', 'alertes gagnées')}, ${count(lost, 'perdue', 'perdues')}, ${count(kept, 'gardée', 'gardées')}`,
  replayNote: (span, took) =>
    `Un rejeu de ${span} en ${took} ms. Les alertes de la session restent telles qu’elles ont été levées.`,
  gainedTitle: 'Gagnées',
  lostTitle: 'Perdues',
  keptTitle: 'Gardées',
  gainedHelp: 'Levées avec le changement seulement',
  lostHelp: 'Levées en réalité, pas avec le changement',
  sooner: (seconds) => `${seconds} plus tôt`,
  later: (seconds) => `${seconds} plus tard`,
  levelNow: (before, after) => `${before} → ${after}`,
  details: 'Détails',
  keep: 'Garder le changement',
  keepShort: 'Garder',
  revert: 'Revenir en arrière',
  asRaised: 'telles que levées',
  withChange: 'avec le changement',
  hidden: {
    masks: 'Les masques ne se rejouent pas : ce qui est enregistré a été vu avec les précédents.',
    analysis:
      'La cadence et le détecteur ne se rejouent pas : analysez de nouveau la source pour voir leur effet.',
  },
  tallyCaption: 'Justesse des alertes',
  by: {
    truth: 'selon la vérité de cette session',
    verdicts: 'selon vos verdicts',
    none: 'personne n’a dit ce qui est vrai : jugez des alertes, ou marquez la vérité',
  },
  rightCount: 'Vraies',
  wrongCount: 'Fausses',
  missedCount: 'Manquées',
  unjudgedCount: 'Non jugées',
  allCount: 'Alertes',
  more: (n) => `et ${n} de plus`,

  sweepTitle: 'Balayer un seuil',
  sweepHelp:
    'Essaie un seuil sur toute son étendue, sur la session enregistrée, et montre combien d’alertes auraient été vraies ou fausses.',
  sweepWhat: 'Seuil',
  sweepNothing: 'Aucune règle de ce scénario n’a de seuil à balayer.',
  sweepStart: 'Balayer',
  sweepStop: 'Arrêter',
  sweepProgress: (done, of) => `${done} ${plural('fr', done, 'valeur', 'valeurs')} sur ${of}`,
  sweepChart: (name) => `Alertes selon « ${name} »`,
  sweepPresent: (value) => `actuel : ${value}`,
  sweepChoose: 'Valeur à regarder',
  sweepAt: (value) => `À ${value} :`,
  sweepUse: (value) => `Prendre ${value}`,
  sweepUsed: 'C’est la valeur actuelle.',
  sweepTable: 'En tableau',

  truthTitle: 'Ce qui s’est vraiment passé',
  truthHelp:
    'Marquez chaque événement sur la chronologie. Les alertes y sont alors confrontées : lesquelles étaient vraies, lesquelles fausses, ce qui a été manqué.',
  truthStage: 'La scène sait ce qui s’y passe : ses événements se marquent d’eux-mêmes.',
  markOn: 'Marquer des événements',
  markOff: 'Ne plus marquer',
  markHelp:
    'Glissez le long de la piste d’une règle, ou allez au début et appuyez sur M, puis à la fin et de nouveau sur M. Une alerte est juste si elle est levée pendant l’événement.',
  markType: 'Genre d’événement',
  markStart: 'Commence ici',
  markEnd: 'Finit ici',
  markCancel: 'Ne pas marquer',
  markOpen: (event, time) => `${event}, dès ${time}…`,
  marks: 'Événements marqués',
  noMarks: 'Aucun événement n’est marqué.',
  markFrom: 'De, en secondes',
  markTo: 'À, en secondes',
  markRemove: (event, time) => `Enlever : ${event} à ${time}`,
  markGo: (event, time) => `Aller à : ${event} à ${time}`,
  markFound: 'trouvé',
  markMissed: 'manqué',
  markOptional: 'ne compte pas',
  markPending: 'peut encore être levé',
  completeTitle: 'Tous les événements d’un genre sont marqués',
  completeHelp: 'Toute autre alerte de ce genre est alors fausse. Sans la coche, elle n’est pas comptée.',
  exportManifest: 'Enregistrer en manifeste',
  exportManifestHelp: 'Un fichier JSON pour l’évaluation de cette page et pour la commande evaluate.',
  happened: 'A eu lieu',
  scoreNone: 'Marquez un événement, ou dites que tous ceux d’un genre le sont : le tableau se montre ici.',
  scoreTitle: 'Le résultat',
  stepTitle: 'Événements manqués et fausses alertes',
  stepNone: 'Rien n’a été manqué et aucune alerte n’était fausse.',
  stepOf: (n, of) => `${n} sur ${of}`,
  stepAll: (n) => count(n, 'point à voir', 'points à voir'),
  previous: 'Précédent',
  next: 'Suivant',
  findingMissed: (event, time) => `Manqué : ${event}, ${time}`,
  findingFalse: (event, time) => `Fausse alerte : ${event}, ${time}`,
  toEvaluation: 'Évaluer des séquences',
  backToClips: 'Retour aux séquences',

  table: {
    caption: 'Alertes vraies, fausses et manquées par événement',
    event: 'Événement',
    all: 'Tous',
    events: 'Événements',
    true: 'Vraies',
    false: 'Fausses',
    missed: 'Manqués',
    duplicates: 'Répétées',
    precision: 'Précision',
    recall: 'Rappel',
    f1: 'F1',
    delay: 'Délai médian',
    perHour: 'Fausses par heure',
    trueHelp: 'Événements pour lesquels une alerte a été levée à temps',
    duplicatesHelp: 'Secondes alertes pour un événement déjà trouvé ; elles ne comptent pas',
    ofAlarms: (n) => `dont ${n} en alarme`,
  },
  tracking: (mota, idf1, switches) =>
    `Suivi : MOTA ${mota}, IDF1 ${idf1}, ${count(switches, 'confusion d’identité', 'confusions d’identité')}.`,
  counting: (off, samples) =>
    `Comptage : ${off} personne d’écart en moyenne (${count(samples, 'relevé', 'relevés')}).`,

  evaluation: 'Évaluation',
  evaluationLead:
    'Fait passer par les mêmes règles des séquences dont la vérité est connue, et compte les alertes vraies, fausses et manquées : le même tableau que la commande evaluate. Rien ne quitte cette machine.',
  back: 'Retour',
  load: 'Choisir des fichiers',
  loadFolder: 'Choisir un dossier',
  loadHelp:
    'Un manifeste (JSON) et les vidéos qu’il nomme, dans n’importe quel ordre ; vous pouvez aussi les déposer ici. Pour faire un manifeste, marquez la vérité d’une session et enregistrez-la.',
  manifestOf: (name, clips) => `${name} : ${count(clips, 'séquence', 'séquences')}`,
  missingFiles: (n) =>
    `${count(n, 'séquence n’a', 'séquences n’ont')} pas encore sa vidéo : choisissez les fichiers nommés dans la liste.`,
  run: (n) => `Lancer ${count(n, 'séquence', 'séquences')}`,
  stop: 'Arrêter',
  stopHelp: 'Ce qui est fait est gardé.',
  runAgain: 'Recommencer',
  closeManifest: 'Ranger',
  exportResults: 'Enregistrer les résultats',
  progress: (clip, of, id) => `Séquence ${clip} sur ${of} : ${id}`,
  progressIn: (done, of, frames) =>
    of === null ? `${done} · ${frames} images` : `${done} sur ${of} · ${frames} images`,
  preparing: 'Le moteur se prépare',
  clips: 'Séquences',
  clip: 'Séquence',
  status: 'État',
  statuses: {
    missing: 'vidéo manquante',
    waiting: 'attend',
    running: 'en cours',
    done: 'faite',
    failed: 'échec',
    stopped: 'arrêtée',
  },
  wantsVideo: (name) => `demande ${name}`,
  look: 'Regarder',
  lookAt: (id) => `Regarder ${id}`,
  resultsOf: (done, of, minutes) =>
    `${done} sur ${count(of, 'séquence', 'séquences')}, ${minutes} minutes analysées`,

  keyMark: 'Marquer le début ou la fin d’un événement',
  keyFindings: 'Point suivant ou précédent : manqué ou fausse alerte',
};
