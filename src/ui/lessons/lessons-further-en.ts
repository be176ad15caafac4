import type { LessonTexts } from './lesson-words.ts';

/** The second half of the English lessons. */
export const furtherEn: Pick<LessonTexts, 'crowd' | 'fool' | 'mask' | 'sweep'> = {
  crowd: {
    title: 'How many is a crowd?',
    learn:
      'Eight people come together. The machine counts, wrongly now and then; a number that somebody chose decides.',
    goal: 'To tell counting, a limit and danger apart.',
    material: 'Vigie, one machine for two. With a camera: a group that agrees to be filmed.',
    talk: [
      'Ask each one for their number before the scene starts. How far apart are the answers?',
      'A demonstration, a concert, a platform at six o’clock: is it the same number?',
    ],
    keep: 'Counting is measured, and not well; “too many” is decided, by whoever sets the number.',
    steps: {
      count: {
        title: 'Let them gather',
        text: 'Watch the number of people under the picture while they come. Is it a crowd yet? Say a number before you go on.',
        hint: 'The count stands under the picture. If the picture stands still, press the space bar.',
        after: 'There is no alert: the rule’s limit is 12.',
      },
      'count-camera': {
        title: 'Be counted',
        text: 'Come before your camera, several of you if you can, and watch the number under the picture.',
        after: 'There is no alert: the rule’s limit is 12.',
      },
      limit: {
        title: 'Set your own limit',
        text: 'Change the rule’s limit to the number that is a crowd for you.',
        hint: 'Click the rule’s name at the left of the timeline; under “Why?” change “People” and press Enter. A limit at or below the number of people there raises an alert.',
        after: 'This is how it is done in the field: somebody types a number.',
      },
      alert: {
        title: 'See it raised',
        text: 'Wait for the alert. If none comes, your limit is above what the machine counts: lower it.',
        hint: 'The rule waits 2 seconds before it speaks.',
        after: 'The same people stand there as a minute ago. They became “too many” by a key press.',
      },
      who: {
        title: 'Who decides?',
        text: 'Who decides how many is a crowd?',
        choices: {
          machine: { label: 'The machine, from experience', why: 'No. It counts and compares.' },
          law: {
            label: 'The law',
            why: 'No. The decree speaks of a density that is too high, and gives no number.',
          },
          setter: {
            label: 'Whoever sets the limit',
            why: 'Yes. Ask who that is, when it was set, and whether it was changed for one particular day.',
          },
        },
        fact: {
          text: 'The evaluation committee called density alerts “globally satisfactory”: they help to channel flows. No figure was published.',
          source: 'Banque des territoires, February 2025',
        },
      },
      wrong: {
        title: 'Catch it counting wrongly',
        text: 'Eight people are there. Pause the scene at a moment when the machine counts another number.',
        hint: 'Drag the playback bar to between 0:13 and 0:18, let it play, and pause with the space bar when the number under the picture is not 8.',
        after:
          'Measured on this scene: 7 or 8 from above, 8 or 9 from eye level. In a real crowd, where people hide each other, counts are far too low.',
      },
      dense: {
        title: 'Is it dense?',
        text: 'Eight people: what else must be known before one can speak of density?',
        choices: {
          count: { label: 'Nothing: eight is eight', why: 'Eight in a lift are not eight in a hall.' },
          area: {
            label: 'The floor that they stand on, in square metres',
            why: 'Yes. Without the calibration of the ground Vigie gives no density, whatever others print.',
          },
          feeling: { label: 'How they feel', why: 'It would matter, and no camera measures it.' },
        },
        fact: {
          text: 'More than five people to the square metre are called dangerous.',
          source: 'K. Still, gkstill.com, read in November 2026',
        },
      },
    },
  },
  fool: {
    title: 'Fooling it',
    learn:
      'An umbrella, a blanket, crouching, a photograph: what hides somebody, and what makes somebody up.',
    goal: 'To test a detector as a tester does: say what will happen, try it, write it down.',
    material: 'Vigie, one machine for two. With a camera: a blanket, an umbrella, a photograph of a person.',
    talk: [
      'Who is hidden by chance: in a wheelchair, under a rain cape, a child, somebody who sits on the ground?',
      'A system that a blanket fools: whom does it watch, then?',
    ],
    keep: 'It looks for the pictures that it was trained with. Whoever looks otherwise is not there.',
    steps: {
      guess: {
        title: 'Say it first',
        text: 'Four tricks will come. Which one will the machine fall for most?',
        choices: {
          umbrella: { label: 'The umbrella', why: 'Keep your answer in mind; the scene will tell.' },
          blanket: { label: 'The blanket', why: 'Keep your answer in mind; the scene will tell.' },
          crouch: { label: 'Crouching', why: 'Keep your answer in mind; the scene will tell.' },
          photo: { label: 'The photograph', why: 'Keep your answer in mind; the scene will tell.' },
        },
      },
      phantom: {
        title: 'Find the one who is none',
        text: 'Somebody in this hall is cardboard: a photograph, cut out. Choose its box.',
        hint: 'Under “Why?”, in the list “Followed now”: the box that never moves, at the right, beside the pillar.',
        after:
          'Measured on this scene: “person” in nearly every picture, (124 of 128), with a score of 0.9 or more unless somebody passes in front of it. It is the surest person of all.',
      },
      truth: {
        title: 'Show the truth',
        text: 'Switch “Truth” on: dashed outlines are drawn around those who are really there.',
        hint: 'The button “Truth” stands under the picture.',
        after: 'The photograph has no outline.',
      },
      crouch: {
        title: 'Crouching',
        text: 'Somebody crouches in the middle. Pause when somebody has an outline and no box of their own.',
        hint: 'The person is down between 0:05 and 0:09. Drag the playback bar back to 0:03 if you missed it, and pause with the space bar.',
        after:
          'Measured on this scene: once they are down, a person in none of 17 pictures; in most of them the machine says “dog”.',
      },
      blanket: {
        title: 'The blanket',
        text: 'Play on until somebody comes under a blanket.',
        hint: 'They come at about 0:20. The playback speed can be raised beside the bar.',
        after: 'Measured on this scene: a person in none of 39 pictures, nor anything else.',
      },
      umbrella: {
        title: 'The umbrella',
        text: 'Somebody came with an umbrella as well, between 0:14 and 0:20. What became of them?',
        choices: {
          lost: { label: 'Lost: the head is hidden', why: 'Look again at 0:15: there is a box.' },
          found: {
            label: 'Found all the time',
            why: 'Yes, in 24 of 24 pictures: from this height legs and trunk are seen, and the umbrella even gets a box of its own. From straight above it would be otherwise.',
          },
          twice: { label: 'Counted twice', why: 'Look again at 0:15: one person, and an umbrella.' },
        },
      },
      alone: {
        title: 'Be found',
        text: 'Stand before your camera, alone, so that the count is 1.',
        hint: 'Two metres away, the whole body in the picture.',
        after: 'Now try to get rid of your box without leaving the picture.',
      },
      vanish: {
        title: 'Vanish in sight',
        text: 'Stay in the picture and make the machine lose you: crouch, turn, a blanket, an umbrella.',
        hint: 'It counts when no person is found in the whole picture for an analysed frame. Photographs on the wall count too.',
        after:
          'Write down what worked. It depends on the light, the distance and what you wear: that is what a test is for.',
      },
      double: {
        title: 'Be two',
        text: 'Hold up a photograph of a person, as large as you can, on paper or on a telephone, until two are found.',
        hint: 'A whole body on the photograph works better than a face.',
        after: 'A picture of a person is a person to it.',
      },
      means: {
        title: 'What does it mean?',
        text: 'What follows from this?',
        choices: {
          useless: {
            label: 'Such cameras find nobody',
            why: 'Too much: people who stand and walk were found nearly always.',
          },
          weak: {
            label: 'It finds what looks like its training pictures, and its makers’ tests look like them too',
            why: 'Yes. So ask with which people, clothes and places it was tested before it came here.',
          },
          train: {
            label: 'With more training all this is solved',
            why: 'Some of it. Then something else will look unusual, and nobody will have tested that.',
          },
        },
        fact: {
          text: 'The evaluation’s finding: performance in the field is not that in the laboratory; the phase of calibration is essential and has to be long enough to see weather, light and crowds.',
          source: 'kennycaldieraro.fr, quoting the committee’s report of January 2025',
        },
      },
    },
  },
  mask: {
    title: 'What masks hide, and what not',
    learn: 'A black area keeps a place out of the analysis. It does not keep the people out of the story.',
    goal: 'To know what a mask promises, and whom one has to trust for it.',
    material: 'Vigie, one machine for two.',
    talk: [
      'A café terrace, a doctor’s door, a window: which would you mask on your square, and who could see that it was done?',
      'The mask was there on the day of the inspection. And the day after?',
    ],
    keep: 'A mask is a setting. It is worth what the one who holds the mouse is worth.',
    steps: {
      draw: {
        title: 'Draw a mask',
        text: 'Black out a place where people walk or stand.',
        hint: 'Press “Edit zones” (or Z), choose “Mask rectangle”, click two opposite corners.',
        after: 'It is black at once, for everybody who looks.',
      },
      holds: {
        title: 'Put it to the test',
        text: 'Wait until somebody is behind the mask. Is a box drawn there?',
        hint: 'Let the scene play. “Truth” shows who is behind it. If nobody ever comes there, move the mask.',
        after: 'Nothing is found there. In Vigie the black is put in before the detector sees the picture.',
      },
      hides: {
        title: 'Where is it black?',
        text: 'Why is nothing found there?',
        choices: {
          drawing: {
            label: 'A black shape is drawn over the picture on the screen',
            why: 'That would hide it from you only. In Frigate, a well-known open system, masks keep things out of its rules; none hides the pixels.',
          },
          before: {
            label: 'It is blacked out before anything looks',
            why: 'Yes: before the detector, the alert’s picture and the report. What is masked reaches nothing.',
          },
          blur: {
            label: 'It is blurred',
            why: 'No. Blur leaves shapes and movements, and can be undone in part.',
          },
        },
        fact: {
          text: 'Masks that hide pixels are among the features most asked for in open surveillance software, and often missing; a motion mask is often taken for one.',
          source:
            'threads of blakeblackshear/frigate (4429, 4722, 5625, 5909, 10930, 15781) and roflcoopter/viseron (1457) on GitHub, read in November 2026',
        },
      },
      not: {
        title: 'What does it not hide?',
        text: 'Somebody walks behind the mask and out again. What is known of them all the same?',
        choices: {
          face: { label: 'What they look like', why: 'Not from behind the mask.' },
          around: {
            label: 'That they went in, when, and where they came out',
            why: 'Yes. Before and after they are in the picture. A mask on a door still shows who goes to the door.',
          },
          nothing: { label: 'Nothing', why: 'Watch somebody walk past its edges.' },
        },
      },
      gone: {
        title: 'Take it away',
        text: 'Delete the mask. Count the seconds that it takes.',
        hint: 'Choose the mask in the picture or in the list and press “Delete”; or Ctrl+Z.',
        after: 'Nobody in the picture noticed.',
      },
      who: {
        title: 'Whom do you trust?',
        text: 'Whom does a mask depend on?',
        choices: {
          setter: {
            label: 'Whoever may change the settings',
            why: 'Yes. So ask who may, whether changes are recorded, and whether somebody outside can see the mask.',
          },
          nobody: { label: 'Nobody: it is technical', why: 'You have just deleted one.' },
          filmed: { label: 'The people filmed', why: 'They cannot even see whether it is there.' },
        },
        fact: {
          text: 'The CNIL’s opinion on pictures of number plates: parts that show people and are not needed “should be deleted or blurred as soon as possible, by the principle of minimising data”.',
          source:
            'CNIL, quoted in the National Assembly (nosdeputes.fr, intervention 317685, read in November 2026)',
        },
      },
    },
  },
  sweep: {
    title: 'Sweep a threshold, and choose who pays',
    learn: 'One number moves errors from one group of people to another. Choose it, and say for whom.',
    goal: 'To see that there is no neutral threshold, and to defend one.',
    material: 'Vigie, one machine for two. No camera. Lesson 3 first.',
    talk: [
      'Each group defends its value before the others: who pays, and were they asked?',
      'Which value would the seller choose, which the operator, which the traveller?',
    ],
    keep: 'No threshold is right. There is only a choice of who bears which error.',
    steps: {
      record: {
        title: 'Record the scene',
        text: 'Let the scene with the two suitcases run to its end. If you come from lesson 3, and undid your change, it is there already.',
        hint: 'If the picture stands still, press the space bar. The playback speed can be raised beside the bar.',
        after:
          'Boxes and measurements are recorded, no film; and the stage knows which suitcase was really left.',
      },
      sweep: {
        title: 'Try every value',
        text: 'Under “What if?”, sweep “Alone for” over its whole range.',
        hint: 'Tab “What if?”, below “Sweep a threshold”: choose “Alone for” and press “Sweep”.',
        after: 'The scene was decided anew for two dozen values, without looking at a single picture again.',
      },
      ends: {
        title: 'Read the curve',
        text: 'Move along the curve: what happens at the left end, what at the right?',
        choices: {
          best: {
            label: 'One value makes no error, so the machine is right with it',
            why: 'On this one scene, because the owner came back after so many seconds. The next one will be slower.',
          },
          trade: {
            label: 'On the left false alerts, on the right missed ones',
            why: 'Yes. In between one is traded for the other, and where that happens depends on the scene.',
          },
          zero: {
            label: 'On the right it is perfect: no false alert',
            why: 'A rule that never speaks is never wrong. Look at what it missed.',
          },
        },
      },
      choose: {
        title: 'Choose',
        text: 'Pick the value that you would answer for, and put it into the rule.',
        hint: 'Move the slider below the curve, then press “Use …”.',
        after: 'It is now the rule of this place.',
      },
      pays: {
        title: 'Who pays?',
        text: 'Whom does your value burden most?',
        choices: {
          traveller: {
            label: 'Travellers who leave a bag for a moment',
            why: 'With a short time: halls are cleared and trains stopped for them. SNCF, 2021: 3,000 trains cancelled over abandoned bags.',
          },
          agent: {
            label: 'Agents who check every alert',
            why: 'With a short time: each signal has to be checked by a human being, and whoever is called for nothing all day looks less closely.',
          },
          victim: {
            label: 'Those who are near when it really is one',
            why: 'With a long time. It almost never happens, and nobody wants to be the one who chose.',
          },
        },
        fact: {
          text: '200 abandoned bags a week and 3,000 trains cancelled in 2021. In the whole of the trial of 2024 one suspicious package was identified.',
          source:
            'numerique.sncf.com; Next.ink, on the committee’s report of 14 January 2025; both read in November 2026',
        },
      },
      elsewhere: {
        title: 'And elsewhere?',
        text: 'Will your value be right in another station?',
        choices: {
          same: {
            label: 'Yes: a bag is a bag',
            why: 'Crowds, benches, light and habits differ. The curve was of one scene of 27 seconds.',
          },
          again: {
            label: 'It has to be measured again, there, for long',
            why: 'Yes. With whom, for how long, and is the result published? These are questions to put to an operator.',
          },
        },
      },
    },
  },
};
