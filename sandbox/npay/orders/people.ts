import type { Random } from '../../core/random';
import type { Address } from '../types';

const FAMILY = [
	'김',
	'이',
	'박',
	'최',
	'정',
	'강',
	'조',
	'윤',
	'장',
	'임',
	'한',
	'오',
	'서',
	'신',
	'권',
	'남궁',
];
const GIVEN = [
	'서준',
	'하윤',
	'도윤',
	'지우',
	'예준',
	'서연',
	'민서',
	'하준',
	'지민',
	'수아',
	'은우',
	'다은',
	'현우',
	'유진',
	'가람',
	'솔',
];

interface Place {
	zip: string;
	road: string;
	/** Jeju and islands pay extra for delivery, KRW. */
	surcharge?: number;
}

const PLACES: readonly Place[] = [
	{ zip: '06236', road: '서울특별시 강남구 테헤란로' },
	{ zip: '04524', road: '서울특별시 중구 세종대로' },
	{ zip: '13529', road: '경기도 성남시 분당구 판교역로' },
	{ zip: '16677', road: '경기도 수원시 영통구 광교중앙로' },
	{ zip: '21999', road: '인천광역시 연수구 송도과학로' },
	{ zip: '34126', road: '대전광역시 유성구 대학로' },
	{ zip: '41585', road: '대구광역시 북구 대학로' },
	{ zip: '48058', road: '부산광역시 해운대구 센텀중앙로' },
	{ zip: '61452', road: '광주광역시 동구 금남로' },
	{ zip: '30123', road: '세종특별자치시 한누리대로' },
	{ zip: '24341', road: '강원특별자치도 춘천시 중앙로' },
	{ zip: '63122', road: '제주특별자치도 제주시 연북로', surcharge: 3000 },
	{ zip: '63591', road: '제주특별자치도 서귀포시 중앙로', surcharge: 3000 },
	{ zip: '40240', road: '경상북도 울릉군 울릉읍 도동길', surcharge: 5000 },
];

const BUILDINGS = ['한빛아파트', '푸른마을', '래미안', '은하빌라', '중앙오피스텔'];
const MEMOS = [
	'부재 시 문 앞에 놓아주세요',
	'배송 전에 미리 연락 바랍니다',
	'경비실에 맡겨 주세요',
	'파손 위험이 있으니 조심해서 다뤄주세요 🙏',
	'공동현관 비밀번호는 #1234 입니다 "꼭" 눌러주세요',
];

export interface Person {
	name: string;
	tel: string;
	ordererId: string;
	ordererNo: string;
}

export function randomPerson(random: Random): Person {
	return {
		name: random.pick(FAMILY) + random.pick(GIVEN),
		tel: `010-${random.digits(4)}-${random.digits(4)}`,
		ordererId: `${random.pick(['abcd', 'navi', 'shop', 'blue', 'star', 'ppyo'])}****`,
		ordererNo: `2${random.digits(8)}`,
	};
}

/** Where a parcel goes, and the extra fee for remote areas (KRW). */
export function randomAddress(
	random: Random,
	receiver: Person,
): { address: Address; surcharge: number } {
	const place = random.pick(PLACES);
	const address: Address = {
		addressType: 'DOMESTIC',
		baseAddress: `${place.road} ${random.int(1, 400)} (${random.pick(BUILDINGS)})`,
		detailedAddress: `${random.int(101, 130)}동 ${random.int(1, 25)}0${random.int(1, 6)}호`,
		city: '',
		state: '',
		country: '대한민국',
		zipCode: place.zip,
		name: receiver.name,
		tel1: receiver.tel,
		...(random.chance(0.3) && { tel2: `02-${random.digits(3)}-${random.digits(4)}` }),
		isRoadNameAddress: true,
	};
	return { address, surcharge: place.surcharge ?? 0 };
}

export function randomMemo(random: Random): string | undefined {
	return random.chance(0.6) ? random.pick(MEMOS) : undefined;
}
