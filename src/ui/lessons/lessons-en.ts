import { furtherEn } from './lessons-further-en.ts';
import type { LessonTexts } from './lesson-words.ts';

/** English texts of the lessons; what is said of the stage was measured on its scenes with the default detector. */
export const lessonsEn: LessonTexts = {
  see: {
    title: 'See as the machine sees',
    learn: 'What is left of a person once a detector has looked: a rectangle, a class, a number.',
    goal: 'To tell what the picture shows from what the machine has of it.',
    material: 'Vigie, one machine for two; a camera if the group wants to see itself.',
    talk: [
      'What did you know of these people that the machine did not? What did it know that you did not?',
      'Who would be tempted to add faces to this, and what would that change?',
    ],
    keep: 'A detector does not understand a scene. It draws rectangles and says how sure it is.',
    steps: {
      'boxes-off': {
        title: 'Look without the machine',
        text: 'Switch “Boxes” off below the picture, and look for a few seconds. Say aloud what you know: who walks with whom, who is in a hurry, who waits.',
        hint: 'The buttons stand under the picture: Boxes, Trails, Zones. A click on “Boxes” switches it off.',
        after: 'You saw people, intentions, perhaps a story. Keep it in mind.',
      },
      'boxes-on': {
        title: 'Look with the machine',
        text: 'Switch “Boxes” on again. Each rectangle is all that the detector hands on: where, which of a dozen classes, how sure.',
        after: 'The rest of the picture is thrown away before any rule looks.',
      },
      person: {
        title: 'Read one rectangle',
        text: 'Choose somebody in the list “Followed now”, on the right under “Why?”. Read all there is.',
        hint: 'Open the tab “Why?”. Below “Followed now” each line is one person; click one. The picture can be paused with the space bar.',
        after: 'A class, a score, a place, a speed, for how long: that is the whole file.',
      },
      knows: {
        title: 'What does it have?',
        text: 'What does the machine have of this person?',
        choices: {
          name: {
            label: 'Who they are',
            why: 'No. Nothing here compares faces or bodies with anything. French law excludes it from this kind of system too.',
          },
          box: {
            label: 'A rectangle, a class and a score',
            why: 'Yes. What looks like understanding is built later, by rules that count seconds and metres.',
          },
          intent: {
            label: 'What they are about to do',
            why: 'No. A rule may take a long wait for a threat; that is its author’s idea, not a reading of minds.',
          },
        },
        fact: {
          text: 'Biometric identification, biometric data and facial recognition are excluded from the systems that the law allowed for a trial.',
          source: 'law no. 2023-380, article 10, and decree no. 2023-828 of 28 August 2023',
        },
      },
      truth: {
        title: 'Compare with the truth',
        text: 'The stage knows what is really there. Switch “Truth” on and look for a box that is late, shifted or missing.',
        after:
          'Dashed outlines are the truth. On a real camera nobody can draw them: there, errors are seen only by whoever looks.',
      },
      away: {
        title: 'Disappear',
        text: 'Leave the picture, all of you, until the count is 0.',
        hint: 'The number of people stands under the picture. If it stays at 1, something on your wall may look like a person.',
        after: 'Keep it in mind for the next question.',
      },
      again: {
        title: 'And when they come back?',
        text: 'Somebody leaves the picture and comes back a minute later. What does Vigie make of it?',
        choices: {
          same: {
            label: 'The same person, with the same number',
            why: 'No. A number follows a rectangle from picture to picture; it ends when the rectangle is lost.',
          },
          new: {
            label: 'Somebody new, with a new number',
            why: 'Yes. Vigie tells nobody from anybody across an absence. Systems that do need a portrait of each body, and that is where recognition begins.',
          },
          face: {
            label: 'It looks the face up',
            why: 'No. There is no face anywhere in Vigie, and no list to look it up in.',
          },
        },
      },
    },
  },
  zone: {
    title: 'Draw a zone',
    learn: 'A forbidden zone is drawn by somebody, on a picture, with a mouse. What exactly enters it?',
    goal: 'To see that a rule is a human choice: where the line runs, and which point of a body counts.',
    material: 'Vigie, one machine for two.',
    talk: [
      'Where would you draw the line on the platform of your own station? Who would see the drawing?',
      'Somebody leans over the line without stepping over it. Should there be an alert?',
    ],
    keep: 'The machine forbids nothing: somebody drew a line, and chose what counts as crossing it.',
    steps: {
      draw: {
        title: 'Draw an area',
        text: 'Draw a zone on the floor where people walk, large enough for three of them.',
        hint: 'Press “Edit zones” at the top of the picture (or Z), choose “Rectangle”, click two opposite corners. With the keyboard: choose the tool, move the cross with the arrows, press Enter for each corner.',
        after: 'It is only a shape so far: nothing watches it.',
      },
      rule: {
        title: 'Forbid it',
        text: 'Add a rule “Entry into a forbidden zone” and give it your zone.',
        hint: 'Tab “Scenario”, “Add a rule”: choose “Entry into a forbidden zone” and your zone as its place.',
        after: 'You have just decided what is forbidden. Nobody in the picture was told.',
      },
      alert: {
        title: 'Wait for somebody',
        text: 'Let the scene go on until somebody walks in. On your own camera: walk in yourself.',
        hint: 'Is the picture paused? Press the space bar. Does nobody come? Make the zone larger.',
        after: 'An alert: with its picture, its place and its moment.',
      },
      because: {
        title: 'Read its argument',
        text: 'Open the alert and read under “Because” what was measured, and against which limit.',
        hint: 'Click the alert’s name in the list on the right; its argument opens under “Why?”.',
        after:
          'Each line is a measured value and a threshold. An alert that does not say these cannot be checked.',
      },
      feet: {
        title: 'What enters first?',
        text: 'Which point of a person has to be inside the zone? Look where they stood when the alert came.',
        choices: {
          head: {
            label: 'The head',
            why: 'No. From a camera above, the head is drawn far behind the place where somebody stands.',
          },
          whole: {
            label: 'The whole body',
            why: 'No. On the picture a body covers floor that it does not stand on.',
          },
          feet: {
            label: 'The feet, or where they are believed to be',
            why: 'Yes: the middle of the lower edge of the rectangle. If a bench hides the feet, the edge is too high, and the person is believed to stand farther away.',
          },
        },
      },
      line: {
        title: 'Who drew the line?',
        text: 'Who decided that somebody did something wrong?',
        choices: {
          machine: { label: 'The machine', why: 'No. It compared a point with a shape.' },
          law: {
            label: 'The law',
            why: 'The law lists the kinds of event. It does not say where the line runs in this picture.',
          },
          you: {
            label: 'Whoever drew the zone',
            why: 'Yes: you, two minutes ago. In the field too, somebody draws it, and it can be drawn anew any day.',
          },
        },
        fact: {
          text: '“Specific thresholds (number of people, type of vehicle, timing etc) can be set manually to cater for each individual event, location or threat.”',
          source: 'Reuters, March 2024',
        },
      },
    },
  },
  bag: {
    title: 'The bag, and why it cries wolf',
    learn:
      'Two suitcases, two alerts, one of them for nothing. Why the best-known use is the worst in the field.',
    goal: 'To judge alerts oneself, and to see that a false alert can be a correct measurement.',
    material: 'Vigie, one machine for two. No camera.',
    talk: [
      'Twenty alerts a day, twelve of them for nothing: what does the agent do with the thirteenth?',
      'What would the machine have to know to tell the two owners apart, and would you want it to know?',
    ],
    keep: 'It measured well: a thing, still, and nobody near. Whether that is a danger was never measured.',
    steps: {
      alerts: {
        title: 'Two suitcases are left',
        text: 'Two people put a suitcase down and go. The rule is set to 8 seconds. Wait for both alerts.',
        hint: 'If the picture stands still, press the space bar. Without a graphics card the scene takes a minute. The alerts come at about 0:18 and 0:22.',
        after: 'Two alarms. While the second was on its way, the owner of the first suitcase came back.',
      },
      because: {
        title: 'Open one of them',
        text: 'Open an alert and read its argument. Which of its lines says that something is dangerous?',
        hint: 'Click the alert’s name in the list on the right.',
        after:
          'None does. A thing, newly there, still for so long, nobody beside it: that is the whole argument.',
      },
      verdicts: {
        title: 'Judge both',
        text: 'Watch to the end, then give each alert your verdict: true, false or unsure.',
        hint: 'Each alert has three buttons: true, false, unsure. Keys: T, F, U on the chosen alert.',
        after:
          'The ledger above the list now holds your own share of false alerts, with how uncertain it is.',
        fact: {
          text: 'In the field trial of 2024 the SNCF found 62% of its abandoned-object alerts false. Causes named: furniture, reflections, puddles, lights, bins; homeless people taken for packages.',
          source:
            'La Croix, 15 January 2025; bins and homeless people: Next.ink, on the committee’s report of 14 January 2025',
        },
      },
      wrong: {
        title: 'What was wrong?',
        text: 'The owner of the first suitcase came back. What was wrong with its alert?',
        choices: {
          'bad-measure': {
            label: 'The machine measured badly',
            why: 'No. The suitcase was there, and nobody was near it, for as long as the rule says.',
          },
          'right-useless': {
            label: 'It measured rightly, and the alert was still for nothing',
            why: 'Yes. Better cameras would not change it: what was asked is not what was meant.',
          },
          owner: {
            label: 'It should have recognised the owner',
            why: 'That would take a portrait of everybody who puts something down. It is exactly what the law excludes, and Vigie does not do it.',
          },
        },
        fact: {
          text: 'At the SNCF an owner has up to 20 minutes to appear before the bomb squad is called; 200 bags a week were reported abandoned in 2021.',
          source: 'numerique.sncf.com, read in November 2026',
        },
      },
      longer: {
        title: 'Be more patient',
        text: 'Raise the rule’s time “Alone for” until the false alert is gone. The session is replayed at once: nothing is filmed again.',
        hint: 'Click the rule’s name at the left of the timeline; under “Why?” change “Alone for”, for instance to 12 s, and press Enter. The line above the picture says what would have been different.',
        after: 'Fewer alerts. Now look at what it did to the other one.',
      },
      price: {
        title: 'What did it cost?',
        text: 'What does patience cost with the suitcase that was really left?',
        choices: {
          nothing: {
            label: 'Nothing',
            why: 'Look at “What if?”: the alert comes later, or not at all before the scene ends.',
          },
          late: {
            label: 'Its alert comes later, or not at all',
            why: 'Yes. Each second that spares a traveller is a second later for everybody else. Lesson 8 draws this curve.',
          },
          more: {
            label: 'More false alerts',
            why: 'No, patience makes these fewer; the price is paid elsewhere.',
          },
        },
      },
    },
  },
  fall: {
    title: 'The fall and the nap',
    learn:
      'One person falls, another lies down to sleep. The law speaks of the first only; the picture shows the same.',
    goal: 'To see that the law names a story (a fall) and the machine measures a posture.',
    material: 'Vigie, one machine for two. No camera.',
    talk: [
      'Who lies on the ground in a station for hours? What does an alert do to them?',
      'An agent is sent each time. Is a false alert harmless here, because somebody comes to help?',
    ],
    keep: 'Lying is a posture, a fall is a story. The machine sees the posture and is asked for the story.',
    steps: {
      fall: {
        title: 'Somebody falls',
        text: 'Watch until the first alert. The rule waits 3 seconds on the ground.',
        hint: 'If the picture stands still, press the space bar.',
        after:
          'The box was lost as the person went down: detectors know people who stand. A second network, for postures, found them.',
      },
      because: {
        title: 'Read what it measured',
        text: 'Open the alert. Which lines speak of falling, which of lying?',
        hint: 'Click the alert’s name in the list on the right.',
        after: 'The angle of the trunk, the height of hips and shoulders, stillness: all of it is lying.',
      },
      nap: {
        title: 'Somebody lies down',
        text: 'Go on watching. Somebody else kneels and lies down slowly, to sleep. Wait for the machine’s opinion.',
        after: 'The same alert, at the same level.',
      },
      verdicts: {
        title: 'Judge both',
        text: 'Give each of the two alerts your verdict.',
        hint: 'The buttons true, false, unsure under each alert; or T, F, U on the chosen one.',
        after:
          'The stage itself counts the nap neither way: it is no fall, and nobody knows from outside whether help is wanted.',
      },
      tell: {
        title: 'What tells them apart?',
        text: 'In the moment of the alert, what tells the sleeper from the one who fell?',
        choices: {
          shape: {
            label: 'The shape of the body',
            why: 'No: both lie, and the numbers of the two alerts overlap.',
          },
          still: { label: 'Stillness', why: 'No. Sleepers hardly move; injured people may.' },
          before: {
            label: 'Only what went before',
            why: 'Yes: fast or slow. That needs somebody seen standing, and the second of the fall itself, in a picture that may be taken four times a second or hidden by a pillar.',
          },
        },
      },
      law: {
        title: 'What does the law say?',
        text: 'Which event does the French decree list?',
        choices: {
          lying: {
            label: 'A person lying on the ground',
            why: 'No: that would be every sleeper on a bench.',
          },
          'after-fall': {
            label: 'A person on the ground following a fall',
            why: 'Yes. The fall is part of the words. Whether a system can hold to them is another question.',
          },
          ill: { label: 'A person who is ill', why: 'No; no camera of this kind knows health.' },
        },
        fact: {
          text: 'The decree lists eight events, among them a person on the ground following a fall. No verdict of the evaluation committee on this one was found.',
          source: 'decree no. 2023-828 of 28 August 2023; search of the press up to November 2026',
        },
      },
      longer: {
        title: 'Wait longer?',
        text: 'Raise “On the ground for” and read what the replay says: which of the two alerts goes first?',
        hint: 'Click the rule’s name at the left of the timeline, change “On the ground for” to 8 s, press Enter.',
        after:
          'Patience does not tell a sleeper from an injured person. It only loses whoever the machine loses sight of first.',
      },
    },
  },
  ...furtherEn,
};
