import type { SheetWords } from './sheet-en.ts';

/** Mots français de la fiche d’autorisation. Ce qu’elle dit du droit vient de sources qu’elle nomme. */
export const sheetFr: SheetWords = {
  title: 'Fiche d’autorisation',
  stated: (n, all) => `${n} sur ${all} indiqués`,
  intro:
    'Ce qu’un usage licite doit pouvoir dire avant sa première image. Vigie l’imprime en tête du rapport, avec ce qui manque. La remplir ne rend aucun usage licite.',
  why: 'Ce que le droit demandait',
  source: (source) => `Source : ${source}.`,
  parts: {
    purpose: {
      name: 'Finalité',
      help: 'Ce qui est recherché, et pourquoi rien de plus léger ne suffirait.',
      law: 'Dans l’expérimentation française, un tel système pouvait rechercher huit types d’événements et rien d’autre, sans données biométriques ni reconnaissance faciale.',
      source: 'loi 2023-380, article 10, et décret 2023-828 du 28 août 2023',
    },
    place: {
      name: 'Lieu',
      help: 'Quelle caméra, et ce qu’elle voit.',
      law: 'Dans l’expérimentation, les caméras étaient autorisées une par une, par le préfet. Ailleurs dans l’espace public, l’analyse en temps réel est interdite sauf à des fins statistiques, dit la CNIL.',
      source: 'décret 2023-828, chapitre IV ; CNIL, 5 décembre 2024',
    },
    period: {
      name: 'Période',
      help: 'Les règles tournent pendant la période et pas en dehors, à l’heure de cette machine.',
      law: 'L’expérimentation a pris fin le 31 mars 2025. Une prolongation jusqu’en 2027 a été censurée par le Conseil constitutionnel (2025-878 DC). Un projet de loi sur les Jeux de 2030 la permettrait jusqu’au 31 décembre 2027 ; l’Assemblée nationale l’a adopté le 13 janvier 2026. On ignorait au 23 novembre 2026 s’il est en vigueur : vérifiez avant de vous y fier.',
      source: 'cyberactualite.fr, 13 janvier 2026, et notes du 23 novembre 2026',
    },
    authority: {
      name: 'Autorité',
      help: 'Qui l’a décidé, et qui en répond.',
      law: 'L’expérimentation a eu quatre utilisateurs : la préfecture de police de Paris, la SNCF, la RATP et Cannes. Seuls des agents formés et habilités pouvaient s’en servir, et une personne devait vérifier chaque signalement.',
      source:
        'rapport 374 du Sénat (2024-25) ; décret 2023-828 ; CNIL, questions-réponses sur les Jeux de 2024',
    },
    informed: {
      name: 'Information des personnes',
      help: 'Comment les personnes filmées l’apprennent, et comment elles peuvent s’y opposer.',
      law: 'Informer les personnes est « un élément essentiel pour assurer la loyauté ». Elles devraient aussi pouvoir s’opposer, ce que ces systèmes ne permettent guère.',
      source: 'CNIL, délibération 2023-068 ; CNIL sur les caméras « augmentées », 19 juillet 2022',
    },
  },
  over: 'Cette session est finie : ce que vous indiquez maintenant vaut à partir de la suivante, et n’est pas dans le rapport de celle-ci.',
  from: 'Du',
  to: 'Au',
  clearPeriod: 'Sans période',
  incomplete: 'Une période a deux bornes : d’ici là, aucune n’est fixée.',
  reversed: 'La fin doit venir après le début : d’ici là, la période reste ce qu’elle était.',
  period: (from, to) => `du ${from} au ${to}`,
  states: {
    undated:
      'La période n’est pas appliquée ici : la scène et les fichiers vidéo n’ont pas de date propre. Les règles tournent. Avec une caméra, elle est appliquée.',
    before: 'La période n’a pas commencé : aucune règle ne tourne.',
    within: 'Dans la période : les règles tournent.',
    after: 'La période est passée : aucune règle ne tourne.',
  },
  outside: (period) =>
    `Hors de la période autorisée (${period}) : aucune règle ne tourne, et ce temps compte comme non analysé.`,
  undatedLine:
    'Ce scénario a une période. Elle n’est pas appliquée ici : cette source n’a pas de date propre.',

  missing: 'non indiqué',
  none: 'Ce scénario n’a pas de fiche d’autorisation : il n’indique ni finalité, ni lieu, ni période, ni autorité, ni information du public. Un usage licite devrait le faire.',
  some: 'Dans les mots de qui a fait le scénario. Vigie n’en a rien vérifié.',
  notApplied: 'non appliquée : cette source n’a pas de date propre, les règles ont tourné tout du long',
  applied: 'les règles n’ont tourné que pendant elle, à l’heure de la machine',
  lawAsOf:
    'Ce que l’on savait du droit au 23 novembre 2026 : l’expérimentation française a pris fin le 31 mars 2025 ; il n’a pas été vérifié si sa reprise jusqu’au 31 décembre 2027, adoptée par l’Assemblée nationale le 13 janvier 2026, est en vigueur.',
};
