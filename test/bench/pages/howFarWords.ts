import type { End, Mode } from '../shops/result';
import type { Language, Text } from './text';

export const MODE_NAMES: Record<Mode, Text> = {
	single: { en: 'one process', ko: '단일 프로세스' },
	queue: { en: 'queue mode', ko: '큐 모드' },
};

interface Words {
	title: string;
	other: string;
	otherFile: string;
	quick: string;
	intro: string;
	measured: {
		title: string;
		columns: string[];
		all: string;
		note: string;
		end(where: End & { name: string }): string;
	};
	charts: { cpu: string; memory: string; axis: string };
	computed: { title: string; intro: string; columns: string[] };
	queue: { title: string; text(shares: { main: string; all: string }): string };
	split: { title: string; text: string };
	quotas: { title: string; text(requests: string): string };
}

/** Words of the page on many shops. `FULL` of a core is 70 %. */
export const WORDS: Record<Language, Words> = {
	en: {
		title: 'How far one n8n goes',
		other: '한국어',
		otherFile: 'how-far.ko.md',
		quick: '**A quick look with few shops: no figures to go by.**',
		intro:
			'Many shops on one n8n: for each an active workflow with *Npay Trigger* (New Order, every minute), a credential and an application of its own, and an order now and then. What stands under *Measured* was measured, what stands under *Computed* goes on from it in a straight line.',
		measured: {
			title: 'Measured',
			columns: [
				'n8n',
				'shops',
				'CPU of main, cores',
				'CPU of all, cores',
				'memory of all',
				'delay, middle',
				'delay, 95 of 100',
				'orders missed',
				'runs failed',
				'429',
			],
			all: 'all processes',
			note: '*Delay* is from the order at the sandbox to the start of its run. With a poll a minute it is half a minute in the middle, and the trigger’s *Settle Time* comes on top. *Memory* is the most that the processes held together (RSS; what several share is counted for each). In queue mode, PostgreSQL and Redis are counted with the two workers under *all*.',
			end: ({ name, wanted, opened, reason }) =>
				`**Where it ended**, ${name}: n8n did not bear ${wanted} shops. With ${opened} active it said: “${reason}”.`,
		},
		charts: { cpu: 'Processor use, cores', memory: 'Most memory, MiB', axis: 'shops' },
		computed: {
			title: 'Computed',
			intro:
				'n8n polls in one thread of its main process: when that thread has no time left, polls begin late and delays grow, whatever other cores the machine has. We reckon with 70 % of a core.',
			columns: [
				'n8n',
				'CPU a shop, of a core',
				'memory a shop',
				'memory without shops',
				'shops until main is full (computed)',
				'measured up to',
			],
		},
		queue: {
			title: 'When queue mode helps',
			text: ({ main, all }) =>
				`Polls stay in the main process; workers take the runs alone. So queue mode makes room for more shops only as far as main has less to do: with the most shops measured, main needed ${main} of what one process needs, and all processes together ${all}. It helps where the runs are what is heavy: thousands of orders at once, documents, long loops, so that a run doesn’t hold up the polls. For many quiet shops it mostly costs memory.`,
		},
		split: {
			title: 'When one n8n is full',
			text: 'Before another n8n: poll less often (every five minutes is a fifth of the work), and leave workflows of shops that are closed inactive. Then split by shop: a second n8n with a database of its own, on a core of its own, and each shop’s workflows and credential on one of them only. Two n8n that poll the same shop bring each order twice. n8n’s own way to have several main processes (multi-main, in its paid plans) was not measured: by its documentation only one of them polls, so it adds safety, not room.',
		},
		quotas: {
			title: 'Naver’s limits',
			text: (requests) =>
				`A shop needed ${requests} requests a minute. Naver counts by application and API, as far as is known two calls a second and four at once, so shops that have an application each don’t share anything, and a poll a minute is about a hundredth of it (computed). Workflows on one application share its bucket: of twenty that poll in the same second, the last waits eight seconds (computed). Applications that may call as many shops are not known to us; tokens are shared by all workflows of a credential.`,
		},
	},
	ko: {
		title: 'n8n 하나로 어디까지',
		other: 'English',
		otherFile: 'how-far.md',
		quick: '**적은 가맹점으로 빠르게 돌려 본 결과라 참고할 수치가 아닙니다.**',
		intro:
			'n8n 하나에 여러 가맹점을 둔 경우입니다. 가맹점마다 *Npay Trigger*(New Order, 1분마다)가 켜진 워크플로, 자격 증명, 애플리케이션이 하나씩 있고 주문이 가끔 들어옵니다. *측정*은 실제로 잰 값이고, *계산*은 그 값을 직선으로 이어 계산한 값입니다.',
		measured: {
			title: '측정',
			columns: [
				'n8n',
				'가맹점',
				'main CPU(코어)',
				'전체 CPU(코어)',
				'전체 메모리',
				'지연(중앙값)',
				'지연(95%)',
				'놓친 주문',
				'실패한 실행',
				'429',
			],
			all: '전체 프로세스',
			note: '*지연*은 샌드박스에 주문이 들어온 때부터 실행이 시작될 때까지입니다. 1분마다 조회하므로 중앙값은 30초 정도이고, 트리거의 *Settle Time*이 더해집니다. *메모리*는 프로세스들이 함께 차지한 최댓값(RSS, 함께 쓰는 메모리는 프로세스마다 셈)입니다. 큐 모드의 *전체*에는 worker 둘과 PostgreSQL, Redis가 들어 있습니다.',
			end: ({ name, wanted, opened, reason }) =>
				`**여기까지**, ${name}: 가맹점 ${wanted}개는 감당하지 못했습니다. ${opened}개가 켜졌을 때 n8n의 응답: “${reason}”`,
		},
		charts: { cpu: 'CPU 사용량(코어)', memory: '최대 메모리(MiB)', axis: '가맹점' },
		computed: {
			title: '계산',
			intro:
				'n8n은 main 프로세스의 스레드 하나에서 조회합니다. 이 스레드에 여유가 없으면 다른 코어가 남아 있어도 조회가 늦게 시작되고 지연이 커집니다. 코어의 70%까지 쓰는 것으로 계산했습니다.',
			columns: [
				'n8n',
				'가맹점당 CPU(코어)',
				'가맹점당 메모리',
				'가맹점이 없을 때 메모리',
				'main이 꽉 찰 때까지의 가맹점(계산)',
				'측정한 가맹점',
			],
		},
		queue: {
			title: '큐 모드가 도움이 되는 때',
			text: ({ main, all }) =>
				`조회는 main 프로세스에 남고 worker는 실행만 맡습니다. 그래서 큐 모드로 더 조회할 수 있는 가맹점은 main의 일이 줄어드는 만큼입니다. 가장 많은 가맹점으로 쟀을 때 main은 단일 프로세스의 ${main}, 전체 프로세스는 ${all}를 썼습니다. 한꺼번에 들어온 수천 건의 주문, 문서 작성, 긴 반복처럼 실행 자체가 무거울 때는 실행이 조회를 막지 않으므로 도움이 됩니다. 주문이 적은 가맹점이 많을 뿐이라면 얻는 것보다 메모리를 더 많이 씁니다.`,
		},
		split: {
			title: 'n8n 하나가 꽉 차면',
			text: '먼저 조회 간격을 늘리고(5분마다 조회하면 일이 5분의 1), 쉬는 가맹점의 워크플로는 꺼 둡니다. 그래도 모자라면 가맹점별로 나눕니다. 두 번째 n8n에 데이터베이스와 코어를 따로 두고, 가맹점 하나의 워크플로와 자격 증명은 한쪽에만 둡니다. 두 n8n이 같은 가맹점을 조회하면 주문이 두 번씩 들어옵니다. main 프로세스를 여럿 두는 n8n의 기능(multi-main, 유료 플랜)은 재지 않았습니다. n8n 문서에 따르면 그중 하나만 조회하므로, 안전해질 뿐 더 많이 조회하지는 못합니다.',
		},
		quotas: {
			title: '네이버의 제한',
			text: (requests) =>
				`가맹점 하나가 1분에 ${requests}번 요청했습니다. 네이버는 애플리케이션과 API별로, 알려진 바로는 1초에 2번, 한꺼번에 4번까지 허용합니다. 가맹점마다 애플리케이션이 따로 있으면 제한을 나눠 쓰지 않고, 1분마다 조회하는 것은 그 100분의 1쯤입니다(계산). 한 애플리케이션을 여러 워크플로가 쓰면 제한을 나눠 씁니다. 20개가 같은 초에 조회하면 마지막 것은 8초를 기다립니다(계산). 애플리케이션 하나로 여러 가맹점을 호출하는 경우는 알려진 것이 없습니다. 토큰은 한 자격 증명의 모든 워크플로가 함께 씁니다.`,
		},
	},
};
