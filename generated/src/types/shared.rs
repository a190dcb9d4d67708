//! Types that several resources use.
#[allow(unused_imports)]
use super::*;
#[allow(unused_imports)]
use openapi_client_runtime as runtime;
runtime::open_enum! {
    #[doc =
    " Life of a batch. It moves in one direction, from `queued` over `processing` to either"]
    #[doc = " `completed` or `failed`; the last two are final."] pub enum BatchState {
    #[doc = " `queued`"] Queued = "queued", #[doc = " `processing`"] Processing =
    "processing", #[doc = " `completed`"] Completed = "completed", #[doc = " `failed`"]
    Failed = "failed", }
}
/// How far a batch has come.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct BatchStatus {
    /// Id of the batch.
    #[serde(rename = "batchId")]
    pub batch_id: String,
    /// Present state. Results are final from `completed` or `failed` on.
    pub status: BatchState,
    /// Unique items in the batch.
    #[serde(rename = "totalItems", skip_serializing_if = "Option::is_none")]
    pub total_items: Option<u64>,
    /// Items processed so far, whether or not anything was found.
    #[serde(rename = "processedItems", skip_serializing_if = "Option::is_none")]
    pub processed_items: Option<u64>,
    /// Percentage of items processed. 0 to 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<f64>,
}
/// A batch that was accepted.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct BatchSubmission {
    /// Id to ask for status and results with; 24 lower-case hexadecimal characters.
    #[serde(rename = "batchId")]
    pub batch_id: String,
    /// State right after submission, normally `queued`.
    pub status: BatchState,
    /// Items that will be processed and that credits were reserved for.
    #[serde(rename = "itemCount")]
    pub item_count: u64,
    /// Items as sent, duplicates included.
    #[serde(rename = "originalCount", skip_serializing_if = "Option::is_none")]
    pub original_count: Option<u64>,
    /// Items dropped because they occurred before. They cost nothing.
    #[serde(rename = "duplicatesRemoved", skip_serializing_if = "Option::is_none")]
    pub duplicates_removed: Option<u64>,
}
/// Where a person worked.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct CareerRecord {
    /// Number of entries.
    #[serde(rename = "positionsCount", skip_serializing_if = "Option::is_none")]
    pub positions_count: Option<u64>,
    /// The entries.
    #[serde(rename = "positionHistory", default, skip_serializing_if = "Vec::is_empty")]
    pub position_history: Vec<Position>,
}
runtime::open_enum! {
    #[doc = " How certain an address that was found is."] pub enum Confidence { #[doc =
    " `high`"] High = "high", #[doc = " `medium`"] Medium = "medium", #[doc = " `low`"]
    Low = "low", }
}
/// A span of months.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct DateRange {
    /// First month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<YearMonth>,
    /// Last month; null for a span that goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<YearMonth>,
}
/// Time at one school.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct Education {
    /// Degree aimed at or gained.
    #[serde(rename = "degreeName", skip_serializing_if = "Option::is_none")]
    pub degree_name: Option<String>,
    /// When it was.
    #[serde(rename = "startEndDate", skip_serializing_if = "Option::is_none")]
    pub start_end_date: Option<DateRange>,
    /// Name of the school.
    #[serde(rename = "schoolName", skip_serializing_if = "Option::is_none")]
    pub school_name: Option<String>,
    /// Location of the school, as free text.
    #[serde(rename = "schoolLocation", skip_serializing_if = "Option::is_none")]
    pub school_location: Option<String>,
    /// Address of the school's logo.
    #[serde(rename = "schoolLogo", skip_serializing_if = "Option::is_none")]
    pub school_logo: Option<String>,
}
/// Where a person studied.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct EducationRecord {
    /// Number of entries.
    #[serde(rename = "educationsCount", skip_serializing_if = "Option::is_none")]
    pub educations_count: Option<u64>,
    /// The entries.
    #[serde(rename = "educationHistory", default, skip_serializing_if = "Vec::is_empty")]
    pub education_history: Vec<Education>,
}
runtime::open_enum! {
    #[doc =
    " Outcome of a check: `valid` takes mail, `invalid` does not, `risky` could not be settled"]
    #[doc = " either way."] pub enum EmailVerdict { #[doc = " `valid`"] Valid = "valid",
    #[doc = " `invalid`"] Invalid = "invalid", #[doc = " `risky`"] Risky = "risky", }
}
runtime::open_enum! {
    #[doc = " Countries that a scrape or a count can be narrowed to."] pub enum
    FollowerCountry { #[doc = " `Argentina`"] Argentina = "Argentina", #[doc =
    " `Australia`"] Australia = "Australia", #[doc = " `Austria`"] Austria = "Austria",
    #[doc = " `Bangladesh`"] Bangladesh = "Bangladesh", #[doc = " `Belgium`"] Belgium =
    "Belgium", #[doc = " `Brazil`"] Brazil = "Brazil", #[doc = " `Canada`"] Canada =
    "Canada", #[doc = " `Chile`"] Chile = "Chile", #[doc = " `China`"] China = "China",
    #[doc = " `Colombia`"] Colombia = "Colombia", #[doc = " `Czech Republic`"]
    CzechRepublic = "Czech Republic", #[doc = " `Denmark`"] Denmark = "Denmark", #[doc =
    " `Egypt`"] Egypt = "Egypt", #[doc = " `Finland`"] Finland = "Finland", #[doc =
    " `France`"] France = "France", #[doc = " `Germany`"] Germany = "Germany", #[doc =
    " `Ghana`"] Ghana = "Ghana", #[doc = " `Greece`"] Greece = "Greece", #[doc =
    " `Hong Kong SAR`"] HongKongSar = "Hong Kong SAR", #[doc = " `Hungary`"] Hungary =
    "Hungary", #[doc = " `India`"] India = "India", #[doc = " `Indonesia`"] Indonesia =
    "Indonesia", #[doc = " `Ireland`"] Ireland = "Ireland", #[doc = " `Israel`"] Israel =
    "Israel", #[doc = " `Italy`"] Italy = "Italy", #[doc = " `Japan`"] Japan = "Japan",
    #[doc = " `Kenya`"] Kenya = "Kenya", #[doc = " `Luxembourg`"] Luxembourg =
    "Luxembourg", #[doc = " `Malaysia`"] Malaysia = "Malaysia", #[doc = " `Mexico`"]
    Mexico = "Mexico", #[doc = " `Morocco`"] Morocco = "Morocco", #[doc = " `Nepal`"]
    Nepal = "Nepal", #[doc = " `Netherlands`"] Netherlands = "Netherlands", #[doc =
    " `New Zealand`"] NewZealand = "New Zealand", #[doc = " `Nigeria`"] Nigeria =
    "Nigeria", #[doc = " `Norway`"] Norway = "Norway", #[doc = " `Pakistan`"] Pakistan =
    "Pakistan", #[doc = " `Peru`"] Peru = "Peru", #[doc = " `Philippines`"] Philippines =
    "Philippines", #[doc = " `Poland`"] Poland = "Poland", #[doc = " `Portugal`"]
    Portugal = "Portugal", #[doc = " `Romania`"] Romania = "Romania", #[doc =
    " `Russia`"] Russia = "Russia", #[doc = " `Saudi Arabia`"] SaudiArabia =
    "Saudi Arabia", #[doc = " `Singapore`"] Singapore = "Singapore", #[doc =
    " `South Africa`"] SouthAfrica = "South Africa", #[doc = " `South Korea`"] SouthKorea
    = "South Korea", #[doc = " `Spain`"] Spain = "Spain", #[doc = " `Sri Lanka`"]
    SriLanka = "Sri Lanka", #[doc = " `Sweden`"] Sweden = "Sweden", #[doc =
    " `Switzerland`"] Switzerland = "Switzerland", #[doc = " `Thailand`"] Thailand =
    "Thailand", #[doc = " `Turkey`"] Turkey = "Turkey", #[doc = " `Ukraine`"] Ukraine =
    "Ukraine", #[doc = " `United Arab Emirates`"] UnitedArabEmirates =
    "United Arab Emirates", #[doc = " `United Kingdom`"] UnitedKingdom =
    "United Kingdom", #[doc = " `United States`"] UnitedStates = "United States", #[doc =
    " `Vietnam`"] Vietnam = "Vietnam", }
}
runtime::open_enum! {
    #[doc = " Departments that a scrape or a count can be narrowed to."] pub enum
    FollowerDepartment { #[doc = " `Accounting`"] Accounting = "Accounting", #[doc =
    " `Administrative`"] Administrative = "Administrative", #[doc = " `Arts and Design`"]
    ArtsAndDesign = "Arts and Design", #[doc = " `Business Development`"]
    BusinessDevelopment = "Business Development", #[doc =
    " `Community and Social Services`"] CommunityAndSocialServices =
    "Community and Social Services", #[doc = " `Consulting`"] Consulting = "Consulting",
    #[doc = " `Customer Success and Support`"] CustomerSuccessAndSupport =
    "Customer Success and Support", #[doc = " `Education`"] Education = "Education",
    #[doc = " `Engineering`"] Engineering = "Engineering", #[doc = " `Entrepreneurship`"]
    Entrepreneurship = "Entrepreneurship", #[doc = " `Finance`"] Finance = "Finance",
    #[doc = " `Healthcare Services`"] HealthcareServices = "Healthcare Services", #[doc =
    " `Human Resources`"] HumanResources = "Human Resources", #[doc =
    " `Information Technology`"] InformationTechnology = "Information Technology", #[doc
    = " `Legal`"] Legal = "Legal", #[doc = " `Marketing`"] Marketing = "Marketing", #[doc
    = " `Media and Communication`"] MediaAndCommunication = "Media and Communication",
    #[doc = " `Military and Protective Services`"] MilitaryAndProtectiveServices =
    "Military and Protective Services", #[doc = " `Operations`"] Operations =
    "Operations", #[doc = " `Product Management`"] ProductManagement =
    "Product Management", #[doc = " `Program and Project Management`"]
    ProgramAndProjectManagement = "Program and Project Management", #[doc =
    " `Purchasing`"] Purchasing = "Purchasing", #[doc = " `Quality Assurance`"]
    QualityAssurance = "Quality Assurance", #[doc = " `Real Estate`"] RealEstate =
    "Real Estate", #[doc = " `Research`"] Research = "Research", #[doc = " `Sales`"]
    Sales = "Sales", }
}
runtime::open_enum! {
    #[doc =
    " Job titles that a scrape or a count can be narrowed to. A title outside of this list is"]
    #[doc = " refused."] pub enum FollowerJobTitle { #[doc = " `Account Coordinator`"]
    AccountCoordinator = "Account Coordinator", #[doc = " `Account Director`"]
    AccountDirector = "Account Director", #[doc = " `Account Executive`"]
    AccountExecutive = "Account Executive", #[doc = " `Account Manager`"] AccountManager
    = "Account Manager", #[doc = " `Account Specialist`"] AccountSpecialist =
    "Account Specialist", #[doc = " `Accountant`"] Accountant = "Accountant", #[doc =
    " `Accounting Intern`"] AccountingIntern = "Accounting Intern", #[doc =
    " `Acting Chief Executive Officer`"] ActingChiefExecutiveOfficer =
    "Acting Chief Executive Officer", #[doc = " `Acting Chief Financial Officer`"]
    ActingChiefFinancialOfficer = "Acting Chief Financial Officer", #[doc =
    " `Administrative Assistant`"] AdministrativeAssistant = "Administrative Assistant",
    #[doc = " `Administrative Assistant to Chief Executive Officer`"]
    AdministrativeAssistantToChiefExecutiveOfficer =
    "Administrative Assistant to Chief Executive Officer", #[doc =
    " `Administrative Coordinator`"] AdministrativeCoordinator =
    "Administrative Coordinator", #[doc = " `Administrative Specialist`"]
    AdministrativeSpecialist = "Administrative Specialist", #[doc = " `Administrator`"]
    Administrator = "Administrator", #[doc = " `Advisor`"] Advisor = "Advisor", #[doc =
    " `Advisor to Chief Executive Officer`"] AdvisorToChiefExecutiveOfficer =
    "Advisor to Chief Executive Officer", #[doc = " `Agency Owner`"] AgencyOwner =
    "Agency Owner", #[doc = " `Analyst`"] Analyst = "Analyst", #[doc =
    " `Analytical Scientist`"] AnalyticalScientist = "Analytical Scientist", #[doc =
    " `Android Developer`"] AndroidDeveloper = "Android Developer", #[doc =
    " `Application Developer`"] ApplicationDeveloper = "Application Developer", #[doc =
    " `Area Manager`"] AreaManager = "Area Manager", #[doc = " `Art Director`"]
    ArtDirector = "Art Director", #[doc = " `Assistant`"] Assistant = "Assistant", #[doc
    = " `Assistant Chief Executive`"] AssistantChiefExecutive =
    "Assistant Chief Executive", #[doc = " `Assistant Director`"] AssistantDirector =
    "Assistant Director", #[doc = " `Assistant Head`"] AssistantHead = "Assistant Head",
    #[doc = " `Assistant Manager`"] AssistantManager = "Assistant Manager", #[doc =
    " `Assistant Professor`"] AssistantProfessor = "Assistant Professor", #[doc =
    " `Assistant Scientist`"] AssistantScientist = "Assistant Scientist", #[doc =
    " `Assistant Vice President`"] AssistantVicePresident = "Assistant Vice President",
    #[doc = " `Assistant to Chief Executive Officer`"] AssistantToChiefExecutiveOfficer =
    "Assistant to Chief Executive Officer", #[doc = " `Assistant to Owner`"]
    AssistantToOwner = "Assistant to Owner", #[doc = " `Assistant to Vice President`"]
    AssistantToVicePresident = "Assistant to Vice President", #[doc =
    " `Assistant to the Chief Financial Officer`"] AssistantToTheChiefFinancialOfficer =
    "Assistant to the Chief Financial Officer", #[doc = " `Assistant to the President`"]
    AssistantToThePresident = "Assistant to the President", #[doc = " `Associate`"]
    Associate = "Associate", #[doc = " `Associate Director`"] AssociateDirector =
    "Associate Director", #[doc = " `Associate Founder`"] AssociateFounder =
    "Associate Founder", #[doc = " `Associate Researcher`"] AssociateResearcher =
    "Associate Researcher", #[doc = " `Associate Scientist`"] AssociateScientist =
    "Associate Scientist", #[doc = " `Attorney`"] Attorney = "Attorney", #[doc =
    " `Audit Intern`"] AuditIntern = "Audit Intern", #[doc = " `Bank Employee`"]
    BankEmployee = "Bank Employee", #[doc = " `Bar Manager`"] BarManager = "Bar Manager",
    #[doc = " `Barista`"] Barista = "Barista", #[doc = " `Bartender`"] Bartender =
    "Bartender", #[doc = " `Biologist`"] Biologist = "Biologist", #[doc =
    " `Biomedical Equipment Technician`"] BiomedicalEquipmentTechnician =
    "Biomedical Equipment Technician", #[doc = " `Biomedical Scientist`"]
    BiomedicalScientist = "Biomedical Scientist", #[doc = " `Blogger`"] Blogger =
    "Blogger", #[doc = " `Board Member`"] BoardMember = "Board Member", #[doc =
    " `Bookkeeper`"] Bookkeeper = "Bookkeeper", #[doc = " `Branch Manager`"]
    BranchManager = "Branch Manager", #[doc = " `Branch Owner`"] BranchOwner =
    "Branch Owner", #[doc = " `Business Analyst`"] BusinessAnalyst = "Business Analyst",
    #[doc = " `Business Consultant`"] BusinessConsultant = "Business Consultant", #[doc =
    " `Business Development Manager`"] BusinessDevelopmentManager =
    "Business Development Manager", #[doc = " `Business Development Specialist`"]
    BusinessDevelopmentSpecialist = "Business Development Specialist", #[doc =
    " `Business Intelligence Developer`"] BusinessIntelligenceDeveloper =
    "Business Intelligence Developer", #[doc = " `Business Lead`"] BusinessLead =
    "Business Lead", #[doc = " `Business Manager`"] BusinessManager = "Business Manager",
    #[doc = " `Business Process Owner`"] BusinessProcessOwner = "Business Process Owner",
    #[doc = " `Business Specialist`"] BusinessSpecialist = "Business Specialist", #[doc =
    " `Business System Analyst`"] BusinessSystemAnalyst = "Business System Analyst",
    #[doc = " `Business Unit Manager`"] BusinessUnitManager = "Business Unit Manager",
    #[doc = " `Buyer`"] Buyer = "Buyer", #[doc = " `Carpenter`"] Carpenter = "Carpenter",
    #[doc = " `Cashier`"] Cashier = "Cashier", #[doc = " `Catering Specialist`"]
    CateringSpecialist = "Catering Specialist", #[doc = " `Certified Nursing Assistant`"]
    CertifiedNursingAssistant = "Certified Nursing Assistant", #[doc =
    " `Certified Specialist`"] CertifiedSpecialist = "Certified Specialist", #[doc =
    " `Chemist`"] Chemist = "Chemist", #[doc = " `Chief Administrative Officer`"]
    ChiefAdministrativeOfficer = "Chief Administrative Officer", #[doc =
    " `Chief Architect`"] ChiefArchitect = "Chief Architect", #[doc =
    " `Chief Executive Director`"] ChiefExecutiveDirector = "Chief Executive Director",
    #[doc = " `Chief Executive Officer`"] ChiefExecutiveOfficer =
    "Chief Executive Officer", #[doc = " `Chief Financial Officer`"]
    ChiefFinancialOfficer = "Chief Financial Officer", #[doc =
    " `Chief Information Officer`"] ChiefInformationOfficer =
    "Chief Information Officer", #[doc = " `Chief Marketing Officer`"]
    ChiefMarketingOfficer = "Chief Marketing Officer", #[doc = " `Chief Officer`"]
    ChiefOfficer = "Chief Officer", #[doc = " `Chief Operating Officer`"]
    ChiefOperatingOfficer = "Chief Operating Officer", #[doc = " `Chief Scientist`"]
    ChiefScientist = "Chief Scientist", #[doc = " `Chief Specialist`"] ChiefSpecialist =
    "Chief Specialist", #[doc = " `Chief Technology Officer`"] ChiefTechnologyOfficer =
    "Chief Technology Officer", #[doc = " `Chief of Development`"] ChiefOfDevelopment =
    "Chief of Development", #[doc = " `Chief of Staff`"] ChiefOfStaff = "Chief of Staff",
    #[doc = " `Child And Youth Worker`"] ChildAndYouthWorker = "Child And Youth Worker",
    #[doc = " `Child Care Specialist`"] ChildCareSpecialist = "Child Care Specialist",
    #[doc = " `Civil Engineer`"] CivilEngineer = "Civil Engineer", #[doc =
    " `Civil Servant`"] CivilServant = "Civil Servant", #[doc = " `Cleaning Specialist`"]
    CleaningSpecialist = "Cleaning Specialist", #[doc = " `Clerk`"] Clerk = "Clerk",
    #[doc = " `Client Services Representative`"] ClientServicesRepresentative =
    "Client Services Representative", #[doc = " `Clinical Laboratory Scientist`"]
    ClinicalLaboratoryScientist = "Clinical Laboratory Scientist", #[doc =
    " `Clinical Scientist`"] ClinicalScientist = "Clinical Scientist", #[doc =
    " `Co President`"] CoPresident = "Co President", #[doc = " `Co-Founder`"] CoFounder =
    "Co-Founder", #[doc = " `Co-Owner`"] CoOwner = "Co-Owner", #[doc =
    " `Communications Specialist`"] CommunicationsSpecialist =
    "Communications Specialist", #[doc = " `Computer Scientist`"] ComputerScientist =
    "Computer Scientist", #[doc = " `Construction Supervisor`"] ConstructionSupervisor =
    "Construction Supervisor", #[doc = " `Construction Worker`"] ConstructionWorker =
    "Construction Worker", #[doc = " `Consultant`"] Consultant = "Consultant", #[doc =
    " `Consulting Chief Financial Officer`"] ConsultingChiefFinancialOfficer =
    "Consulting Chief Financial Officer", #[doc = " `Contract Specialist`"]
    ContractSpecialist = "Contract Specialist", #[doc = " `Cook`"] Cook = "Cook", #[doc =
    " `Coordinator`"] Coordinator = "Coordinator", #[doc =
    " `Coordinator of Volunteers`"] CoordinatorOfVolunteers =
    "Coordinator of Volunteers", #[doc = " `Corporate Specialist`"] CorporateSpecialist =
    "Corporate Specialist", #[doc = " `Creative Director`"] CreativeDirector =
    "Creative Director", #[doc = " `Credit Analyst`"] CreditAnalyst = "Credit Analyst",
    #[doc = " `Crew`"] Crew = "Crew", #[doc = " `Crew Chief`"] CrewChief = "Crew Chief",
    #[doc = " `Crew Member`"] CrewMember = "Crew Member", #[doc =
    " `Customer Service Representative`"] CustomerServiceRepresentative =
    "Customer Service Representative", #[doc = " `Customer Service Specialist`"]
    CustomerServiceSpecialist = "Customer Service Specialist", #[doc = " `Data Analyst`"]
    DataAnalyst = "Data Analyst", #[doc = " `Data Entry Clerk`"] DataEntryClerk =
    "Data Entry Clerk", #[doc = " `Data Scientist`"] DataScientist = "Data Scientist",
    #[doc = " `Data Specialist`"] DataSpecialist = "Data Specialist", #[doc =
    " `Database Developer`"] DatabaseDeveloper = "Database Developer", #[doc =
    " `Delivery Driver`"] DeliveryDriver = "Delivery Driver", #[doc =
    " `Deputy Chief Executive Officer`"] DeputyChiefExecutiveOfficer =
    "Deputy Chief Executive Officer", #[doc = " `Deputy Chief Financial Officer`"]
    DeputyChiefFinancialOfficer = "Deputy Chief Financial Officer", #[doc =
    " `Deputy Chief Technology Officer`"] DeputyChiefTechnologyOfficer =
    "Deputy Chief Technology Officer", #[doc = " `Deputy Head`"] DeputyHead =
    "Deputy Head", #[doc = " `Design Engineer`"] DesignEngineer = "Design Engineer",
    #[doc = " `Design Specialist`"] DesignSpecialist = "Design Specialist", #[doc =
    " `Designer`"] Designer = "Designer", #[doc = " `Developer`"] Developer =
    "Developer", #[doc = " `Development Intern`"] DevelopmentIntern =
    "Development Intern", #[doc = " `Development Scientist`"] DevelopmentScientist =
    "Development Scientist", #[doc = " `Development Specialist`"] DevelopmentSpecialist =
    "Development Specialist", #[doc = " `Digital Specialist`"] DigitalSpecialist =
    "Digital Specialist", #[doc = " `Director`"] Director = "Director", #[doc =
    " `Director General`"] DirectorGeneral = "Director General", #[doc =
    " `Director of Business Development`"] DirectorOfBusinessDevelopment =
    "Director of Business Development", #[doc = " `Director of Communications`"]
    DirectorOfCommunications = "Director of Communications", #[doc =
    " `Director of Development`"] DirectorOfDevelopment = "Director of Development",
    #[doc = " `Director of Engineering`"] DirectorOfEngineering =
    "Director of Engineering", #[doc = " `Director of Information Technology`"]
    DirectorOfInformationTechnology = "Director of Information Technology", #[doc =
    " `Director of Operations`"] DirectorOfOperations = "Director of Operations", #[doc =
    " `Director of Quality`"] DirectorOfQuality = "Director of Quality", #[doc =
    " `Director of Sales Marketing`"] DirectorOfSalesMarketing =
    "Director of Sales Marketing", #[doc = " `Director of Services`"] DirectorOfServices
    = "Director of Services", #[doc = " `Director of Youth Ministry`"]
    DirectorOfYouthMinistry = "Director of Youth Ministry", #[doc = " `Dishwasher`"]
    Dishwasher = "Dishwasher", #[doc = " `Disk Jockey`"] DiskJockey = "Disk Jockey",
    #[doc = " `Division Chief Financial Officer`"] DivisionChiefFinancialOfficer =
    "Division Chief Financial Officer", #[doc = " `Doctor`"] Doctor = "Doctor", #[doc =
    " `Dotnet Developer`"] DotnetDeveloper = "Dotnet Developer", #[doc = " `Driver`"]
    Driver = "Driver", #[doc = " `Early Childhood Educator`"] EarlyChildhoodEducator =
    "Early Childhood Educator", #[doc = " `Editor`"] Editor = "Editor", #[doc =
    " `Editor in Chief`"] EditorInChief = "Editor in Chief", #[doc =
    " `Editorial Intern`"] EditorialIntern = "Editorial Intern", #[doc =
    " `Electrical Engineer`"] ElectricalEngineer = "Electrical Engineer", #[doc =
    " `Electrician`"] Electrician = "Electrician", #[doc = " `Employee`"] Employee =
    "Employee", #[doc = " `Engineer`"] Engineer = "Engineer", #[doc =
    " `Engineer Intern`"] EngineerIntern = "Engineer Intern", #[doc =
    " `Engineering Manager`"] EngineeringManager = "Engineering Manager", #[doc =
    " `Engineering Specialist`"] EngineeringSpecialist = "Engineering Specialist", #[doc
    = " `Environmental Scientist`"] EnvironmentalScientist = "Environmental Scientist",
    #[doc = " `Event Coordinator`"] EventCoordinator = "Event Coordinator", #[doc =
    " `Executive`"] Executive = "Executive", #[doc = " `Executive Assistant`"]
    ExecutiveAssistant = "Executive Assistant", #[doc =
    " `Executive Assistant to Chief Executive Officer`"]
    ExecutiveAssistantToChiefExecutiveOfficer =
    "Executive Assistant to Chief Executive Officer", #[doc =
    " `Executive Assistant to Chief Financial Officer`"]
    ExecutiveAssistantToChiefFinancialOfficer =
    "Executive Assistant to Chief Financial Officer", #[doc = " `Executive Director`"]
    ExecutiveDirector = "Executive Director", #[doc = " `Executive Vice President`"]
    ExecutiveVicePresident = "Executive Vice President", #[doc = " `Field Engineer`"]
    FieldEngineer = "Field Engineer", #[doc = " `Field Specialist`"] FieldSpecialist =
    "Field Specialist", #[doc = " `Final Year Student`"] FinalYearStudent =
    "Final Year Student", #[doc = " `Finance Intern`"] FinanceIntern = "Finance Intern",
    #[doc = " `Finance Manager`"] FinanceManager = "Finance Manager", #[doc =
    " `Finance Specialist`"] FinanceSpecialist = "Finance Specialist", #[doc =
    " `Financial Advisor`"] FinancialAdvisor = "Financial Advisor", #[doc =
    " `Financial Analyst`"] FinancialAnalyst = "Financial Analyst", #[doc =
    " `Financial Assistant`"] FinancialAssistant = "Financial Assistant", #[doc =
    " `Financial Director`"] FinancialDirector = "Financial Director", #[doc =
    " `Food Server`"] FoodServer = "Food Server", #[doc = " `Food Service Worker`"]
    FoodServiceWorker = "Food Service Worker", #[doc = " `Food Specialist`"]
    FoodSpecialist = "Food Specialist", #[doc = " `Foreperson`"] Foreperson =
    "Foreperson", #[doc = " `Former Owner`"] FormerOwner = "Former Owner", #[doc =
    " `Founder`"] Founder = "Founder", #[doc = " `Franchise Owner`"] FranchiseOwner =
    "Franchise Owner", #[doc = " `Freelance`"] Freelance = "Freelance", #[doc =
    " `Freelance Journalist`"] FreelanceJournalist = "Freelance Journalist", #[doc =
    " `Freelance Writer`"] FreelanceWriter = "Freelance Writer", #[doc =
    " `Front Desk Staff`"] FrontDeskStaff = "Front Desk Staff", #[doc =
    " `Frontend Developer`"] FrontendDeveloper = "Frontend Developer", #[doc =
    " `Game Developer`"] GameDeveloper = "Game Developer", #[doc = " `General`"] General
    = "General", #[doc = " `General Manager`"] GeneralManager = "General Manager", #[doc
    = " `Graduate`"] Graduate = "Graduate", #[doc = " `Graduate Student`"]
    GraduateStudent = "Graduate Student", #[doc = " `Graphic Design Intern`"]
    GraphicDesignIntern = "Graphic Design Intern", #[doc = " `Graphic Designer`"]
    GraphicDesigner = "Graphic Designer", #[doc = " `Group Chief Executive Officer`"]
    GroupChiefExecutiveOfficer = "Group Chief Executive Officer", #[doc =
    " `Group Chief Financial Officer`"] GroupChiefFinancialOfficer =
    "Group Chief Financial Officer", #[doc = " `Group Lead`"] GroupLead = "Group Lead",
    #[doc = " `Hairstylist`"] Hairstylist = "Hairstylist", #[doc = " `Head`"] Head =
    "Head", #[doc = " `Head Accountant`"] HeadAccountant = "Head Accountant", #[doc =
    " `Head Cashier`"] HeadCashier = "Head Cashier", #[doc = " `Head Chef`"] HeadChef =
    "Head Chef", #[doc = " `Head Coach`"] HeadCoach = "Head Coach", #[doc =
    " `Head Engineer`"] HeadEngineer = "Head Engineer", #[doc = " `Head Manager`"]
    HeadManager = "Head Manager", #[doc = " `Head of Business Development`"]
    HeadOfBusinessDevelopment = "Head of Business Development", #[doc =
    " `Head of Communications`"] HeadOfCommunications = "Head of Communications", #[doc =
    " `Head of Department`"] HeadOfDepartment = "Head of Department", #[doc =
    " `Head of Development`"] HeadOfDevelopment = "Head of Development", #[doc =
    " `Head of Finance`"] HeadOfFinance = "Head of Finance", #[doc =
    " `Head of Human Resources`"] HeadOfHumanResources = "Head of Human Resources", #[doc
    = " `Head of Information Technology`"] HeadOfInformationTechnology =
    "Head of Information Technology", #[doc = " `Head of Marketing`"] HeadOfMarketing =
    "Head of Marketing", #[doc = " `Head of Operations`"] HeadOfOperations =
    "Head of Operations", #[doc = " `Head of Product`"] HeadOfProduct =
    "Head of Product", #[doc = " `Head of Production`"] HeadOfProduction =
    "Head of Production", #[doc = " `Head of Quality Assurance`"] HeadOfQualityAssurance
    = "Head of Quality Assurance", #[doc = " `Head of Sales`"] HeadOfSales =
    "Head of Sales", #[doc = " `Head of Section`"] HeadOfSection = "Head of Section",
    #[doc = " `Head of Service Management`"] HeadOfServiceManagement =
    "Head of Service Management", #[doc = " `Head of Unit`"] HeadOfUnit = "Head of Unit",
    #[doc = " `Healthcare Specialist`"] HealthcareSpecialist = "Healthcare Specialist",
    #[doc = " `Homemaker`"] Homemaker = "Homemaker", #[doc = " `Host`"] Host = "Host",
    #[doc = " `Hostess`"] Hostess = "Hostess", #[doc = " `Housekeeping Specialist`"]
    HousekeepingSpecialist = "Housekeeping Specialist", #[doc =
    " `Human Resources Assistant`"] HumanResourcesAssistant =
    "Human Resources Assistant", #[doc = " `Human Resources Consultant`"]
    HumanResourcesConsultant = "Human Resources Consultant", #[doc =
    " `Human Resources Coordinator`"] HumanResourcesCoordinator =
    "Human Resources Coordinator", #[doc = " `Human Resources Director`"]
    HumanResourcesDirector = "Human Resources Director", #[doc =
    " `Human Resources Executive`"] HumanResourcesExecutive =
    "Human Resources Executive", #[doc = " `Human Resources Generalist`"]
    HumanResourcesGeneralist = "Human Resources Generalist", #[doc =
    " `Human Resources Intern`"] HumanResourcesIntern = "Human Resources Intern", #[doc =
    " `Human Resources Manager`"] HumanResourcesManager = "Human Resources Manager",
    #[doc = " `Human Resources Specialist`"] HumanResourcesSpecialist =
    "Human Resources Specialist", #[doc = " `Independent Owner`"] IndependentOwner =
    "Independent Owner", #[doc = " `Information Specialist`"] InformationSpecialist =
    "Information Specialist", #[doc = " `Information Technology Analyst`"]
    InformationTechnologyAnalyst = "Information Technology Analyst", #[doc =
    " `Information Technology Consultant`"] InformationTechnologyConsultant =
    "Information Technology Consultant", #[doc = " `Information Technology Developer`"]
    InformationTechnologyDeveloper = "Information Technology Developer", #[doc =
    " `Information Technology Intern`"] InformationTechnologyIntern =
    "Information Technology Intern", #[doc = " `Information Technology Manager`"]
    InformationTechnologyManager = "Information Technology Manager", #[doc =
    " `Information Technology Specialist`"] InformationTechnologySpecialist =
    "Information Technology Specialist", #[doc = " `Inspector`"] Inspector = "Inspector",
    #[doc = " `Instructor`"] Instructor = "Instructor", #[doc =
    " `Interim Chief Executive Officer`"] InterimChiefExecutiveOfficer =
    "Interim Chief Executive Officer", #[doc = " `Interim Chief Financial Officer`"]
    InterimChiefFinancialOfficer = "Interim Chief Financial Officer", #[doc =
    " `Interim Chief Technology Officer`"] InterimChiefTechnologyOfficer =
    "Interim Chief Technology Officer", #[doc = " `Intern`"] Intern = "Intern", #[doc =
    " `Intern Assistant`"] InternAssistant = "Intern Assistant", #[doc =
    " `International Specialist`"] InternationalSpecialist = "International Specialist",
    #[doc = " `Investment Analyst`"] InvestmentAnalyst = "Investment Analyst", #[doc =
    " `Investment Specialist`"] InvestmentSpecialist = "Investment Specialist", #[doc =
    " `Janitor`"] Janitor = "Janitor", #[doc = " `Java Software Engineer`"]
    JavaSoftwareEngineer = "Java Software Engineer", #[doc = " `Java Specialist`"]
    JavaSpecialist = "Java Specialist", #[doc = " `Joint Chief Executive Officer`"]
    JointChiefExecutiveOfficer = "Joint Chief Executive Officer", #[doc =
    " `Joint Owner`"] JointOwner = "Joint Owner", #[doc = " `Journalist`"] Journalist =
    "Journalist", #[doc = " `Journeyperson`"] Journeyperson = "Journeyperson", #[doc =
    " `Judge`"] Judge = "Judge", #[doc = " `Junior Accountant`"] JuniorAccountant =
    "Junior Accountant", #[doc = " `Junior Engineer`"] JuniorEngineer =
    "Junior Engineer", #[doc = " `Junior Software Engineer`"] JuniorSoftwareEngineer =
    "Junior Software Engineer", #[doc = " `Keeper`"] Keeper = "Keeper", #[doc =
    " `Key Account`"] KeyAccount = "Key Account", #[doc = " `Key Account Executive`"]
    KeyAccountExecutive = "Key Account Executive", #[doc = " `Key Account Manager`"]
    KeyAccountManager = "Key Account Manager", #[doc = " `Key Account Sales Specialist`"]
    KeyAccountSalesSpecialist = "Key Account Sales Specialist", #[doc = " `Keyholder`"]
    Keyholder = "Keyholder", #[doc = " `Kindergarten Teacher`"] KindergartenTeacher =
    "Kindergarten Teacher", #[doc = " `Kitchen Assistant`"] KitchenAssistant =
    "Kitchen Assistant", #[doc = " `Kitchen Manager`"] KitchenManager =
    "Kitchen Manager", #[doc = " `Kitchen Staff`"] KitchenStaff = "Kitchen Staff", #[doc
    = " `Knowledge Specialist`"] KnowledgeSpecialist = "Knowledge Specialist", #[doc =
    " `Laboratory Assistant`"] LaboratoryAssistant = "Laboratory Assistant", #[doc =
    " `Laboratory Scientist`"] LaboratoryScientist = "Laboratory Scientist", #[doc =
    " `Laboratory Specialist`"] LaboratorySpecialist = "Laboratory Specialist", #[doc =
    " `Laboratory Technician`"] LaboratoryTechnician = "Laboratory Technician", #[doc =
    " `Laborer`"] Laborer = "Laborer", #[doc = " `Law Clerk`"] LawClerk = "Law Clerk",
    #[doc = " `Law Specialist`"] LawSpecialist = "Law Specialist", #[doc = " `Lawyer`"]
    Lawyer = "Lawyer", #[doc = " `Lead`"] Lead = "Lead", #[doc = " `Lead Consultant`"]
    LeadConsultant = "Lead Consultant", #[doc = " `Lead Designer`"] LeadDesigner =
    "Lead Designer", #[doc = " `Lead Engineer`"] LeadEngineer = "Lead Engineer", #[doc =
    " `Lead Instructor`"] LeadInstructor = "Lead Instructor", #[doc =
    " `Lead Project Manager`"] LeadProjectManager = "Lead Project Manager", #[doc =
    " `Lead Scientist`"] LeadScientist = "Lead Scientist", #[doc =
    " `Lead Software Engineer`"] LeadSoftwareEngineer = "Lead Software Engineer", #[doc =
    " `Lead Teacher`"] LeadTeacher = "Lead Teacher", #[doc = " `Lead Technician`"]
    LeadTechnician = "Lead Technician", #[doc = " `Learning Specialist`"]
    LearningSpecialist = "Learning Specialist", #[doc = " `Lecturer`"] Lecturer =
    "Lecturer", #[doc = " `Legal Assistant`"] LegalAssistant = "Legal Assistant", #[doc =
    " `Legal Intern`"] LegalIntern = "Legal Intern", #[doc = " `Legal Secretary`"]
    LegalSecretary = "Legal Secretary", #[doc = " `Legal Specialist`"] LegalSpecialist =
    "Legal Specialist", #[doc = " `Licensed Practical Nurse`"] LicensedPracticalNurse =
    "Licensed Practical Nurse", #[doc = " `Lifeguard`"] Lifeguard = "Lifeguard", #[doc =
    " `Line Cook`"] LineCook = "Line Cook", #[doc = " `Logistics Coordinator`"]
    LogisticsCoordinator = "Logistics Coordinator", #[doc = " `Logistics Manager`"]
    LogisticsManager = "Logistics Manager", #[doc = " `Logistics Specialist`"]
    LogisticsSpecialist = "Logistics Specialist", #[doc = " `Maintenance Specialist`"]
    MaintenanceSpecialist = "Maintenance Specialist", #[doc = " `Makeup Artist`"]
    MakeupArtist = "Makeup Artist", #[doc = " `Management Analyst`"] ManagementAnalyst =
    "Management Analyst", #[doc = " `Management Intern`"] ManagementIntern =
    "Management Intern", #[doc = " `Manager`"] Manager = "Manager", #[doc =
    " `Managing Director`"] ManagingDirector = "Managing Director", #[doc =
    " `Managing Owner`"] ManagingOwner = "Managing Owner", #[doc = " `Marine`"] Marine =
    "Marine", #[doc = " `Marketing Analyst`"] MarketingAnalyst = "Marketing Analyst",
    #[doc = " `Marketing And Public Relations Specialist`"]
    MarketingAndPublicRelationsSpecialist = "Marketing And Public Relations Specialist",
    #[doc = " `Marketing Assistant`"] MarketingAssistant = "Marketing Assistant", #[doc =
    " `Marketing Associate`"] MarketingAssociate = "Marketing Associate", #[doc =
    " `Marketing Communications Manager`"] MarketingCommunicationsManager =
    "Marketing Communications Manager", #[doc = " `Marketing Communications Specialist`"]
    MarketingCommunicationsSpecialist = "Marketing Communications Specialist", #[doc =
    " `Marketing Consultant`"] MarketingConsultant = "Marketing Consultant", #[doc =
    " `Marketing Coordinator`"] MarketingCoordinator = "Marketing Coordinator", #[doc =
    " `Marketing Director`"] MarketingDirector = "Marketing Director", #[doc =
    " `Marketing Executive`"] MarketingExecutive = "Marketing Executive", #[doc =
    " `Marketing Intern`"] MarketingIntern = "Marketing Intern", #[doc =
    " `Marketing Manager`"] MarketingManager = "Marketing Manager", #[doc =
    " `Marketing Officer`"] MarketingOfficer = "Marketing Officer", #[doc =
    " `Marketing Representative`"] MarketingRepresentative = "Marketing Representative",
    #[doc = " `Marketing Specialist`"] MarketingSpecialist = "Marketing Specialist",
    #[doc = " `Mechanical Engineer`"] MechanicalEngineer = "Mechanical Engineer", #[doc =
    " `Medical Doctor`"] MedicalDoctor = "Medical Doctor", #[doc =
    " `Medical Laboratory Scientist`"] MedicalLaboratoryScientist =
    "Medical Laboratory Scientist", #[doc = " `Member`"] Member = "Member", #[doc =
    " `Mental Health Specialist`"] MentalHealthSpecialist = "Mental Health Specialist",
    #[doc = " `Moving Company Owner`"] MovingCompanyOwner = "Moving Company Owner", #[doc
    = " `Nanny`"] Nanny = "Nanny", #[doc = " `National Account Manager`"]
    NationalAccountManager = "National Account Manager", #[doc =
    " `National Account Specialist`"] NationalAccountSpecialist =
    "National Account Specialist", #[doc = " `National Sales Manager`"]
    NationalSalesManager = "National Sales Manager", #[doc =
    " `National Sales Specialist`"] NationalSalesSpecialist =
    "National Sales Specialist", #[doc = " `Network Administrator`"] NetworkAdministrator
    = "Network Administrator", #[doc = " `Network Engineer`"] NetworkEngineer =
    "Network Engineer", #[doc = " `Network Specialist`"] NetworkSpecialist =
    "Network Specialist", #[doc = " `Networking Specialist`"] NetworkingSpecialist =
    "Networking Specialist", #[doc = " `News Specialist`"] NewsSpecialist =
    "News Specialist", #[doc = " `Nightclub Owner`"] NightclubOwner = "Nightclub Owner",
    #[doc = " `Nurse`"] Nurse = "Nurse", #[doc = " `Nurse Practitioner`"]
    NursePractitioner = "Nurse Practitioner", #[doc = " `Nursing Manager`"]
    NursingManager = "Nursing Manager", #[doc = " `Nursing Specialist`"]
    NursingSpecialist = "Nursing Specialist", #[doc = " `Nutrition Specialist`"]
    NutritionSpecialist = "Nutrition Specialist", #[doc = " `Office Associate`"]
    OfficeAssociate = "Office Associate", #[doc = " `Office Coordinator`"]
    OfficeCoordinator = "Office Coordinator", #[doc = " `Office Head`"] OfficeHead =
    "Office Head", #[doc = " `Office Manager`"] OfficeManager = "Office Manager", #[doc =
    " `Officer`"] Officer = "Officer", #[doc = " `Operational Specialist`"]
    OperationalSpecialist = "Operational Specialist", #[doc = " `Operations Analyst`"]
    OperationsAnalyst = "Operations Analyst", #[doc = " `Operations Coordinator`"]
    OperationsCoordinator = "Operations Coordinator", #[doc = " `Operations Intern`"]
    OperationsIntern = "Operations Intern", #[doc = " `Operations Lead`"] OperationsLead
    = "Operations Lead", #[doc = " `Operations Manager`"] OperationsManager =
    "Operations Manager", #[doc = " `Operations Team Lead`"] OperationsTeamLead =
    "Operations Team Lead", #[doc = " `Operator`"] Operator = "Operator", #[doc =
    " `Owner`"] Owner = "Owner", #[doc = " `Owner Associate`"] OwnerAssociate =
    "Owner Associate", #[doc = " `Owner Support Specialist`"] OwnerSupportSpecialist =
    "Owner Support Specialist", #[doc = " `PHP Developer`"] PhpDeveloper =
    "PHP Developer", #[doc = " `Painter`"] Painter = "Painter", #[doc = " `Partner`"]
    Partner = "Partner", #[doc = " `Past President`"] PastPresident = "Past President",
    #[doc = " `Personal Assistant to Chief Executive Officer`"]
    PersonalAssistantToChiefExecutiveOfficer =
    "Personal Assistant to Chief Executive Officer", #[doc = " `Planning Specialist`"]
    PlanningSpecialist = "Planning Specialist", #[doc = " `Postdoctoral Researcher`"]
    PostdoctoralResearcher = "Postdoctoral Researcher", #[doc = " `President`"] President
    = "President", #[doc = " `President of Sales`"] PresidentOfSales =
    "President of Sales", #[doc = " `Principal`"] Principal = "Principal", #[doc =
    " `Principal Chief Executive Officer`"] PrincipalChiefExecutiveOfficer =
    "Principal Chief Executive Officer", #[doc = " `Principal Chief Financial Officer`"]
    PrincipalChiefFinancialOfficer = "Principal Chief Financial Officer", #[doc =
    " `Principal Owner`"] PrincipalOwner = "Principal Owner", #[doc =
    " `Principal Scientist`"] PrincipalScientist = "Principal Scientist", #[doc =
    " `Process Engineer`"] ProcessEngineer = "Process Engineer", #[doc =
    " `Product Analyst`"] ProductAnalyst = "Product Analyst", #[doc =
    " `Product Assistant`"] ProductAssistant = "Product Assistant", #[doc =
    " `Product Consultant`"] ProductConsultant = "Product Consultant", #[doc =
    " `Product Designer`"] ProductDesigner = "Product Designer", #[doc =
    " `Product Developer`"] ProductDeveloper = "Product Developer", #[doc =
    " `Product Development Manager`"] ProductDevelopmentManager =
    "Product Development Manager", #[doc = " `Product Development Specialist`"]
    ProductDevelopmentSpecialist = "Product Development Specialist", #[doc =
    " `Product Engineer`"] ProductEngineer = "Product Engineer", #[doc =
    " `Product Management Specialist`"] ProductManagementSpecialist =
    "Product Management Specialist", #[doc = " `Product Manager`"] ProductManager =
    "Product Manager", #[doc = " `Product Marketing Manager`"] ProductMarketingManager =
    "Product Marketing Manager", #[doc = " `Product Marketing Specialist`"]
    ProductMarketingSpecialist = "Product Marketing Specialist", #[doc =
    " `Product Owner`"] ProductOwner = "Product Owner", #[doc = " `Product Specialist`"]
    ProductSpecialist = "Product Specialist", #[doc = " `Product Support Specialist`"]
    ProductSupportSpecialist = "Product Support Specialist", #[doc =
    " `Production Assistant`"] ProductionAssistant = "Production Assistant", #[doc =
    " `Production Coordinator`"] ProductionCoordinator = "Production Coordinator", #[doc
    = " `Production Engineer`"] ProductionEngineer = "Production Engineer", #[doc =
    " `Production Intern`"] ProductionIntern = "Production Intern", #[doc =
    " `Production Manager`"] ProductionManager = "Production Manager", #[doc =
    " `Production Specialist`"] ProductionSpecialist = "Production Specialist", #[doc =
    " `Production Supervisor`"] ProductionSupervisor = "Production Supervisor", #[doc =
    " `Professional`"] Professional = "Professional", #[doc = " `Professional Singer`"]
    ProfessionalSinger = "Professional Singer", #[doc = " `Professor`"] Professor =
    "Professor", #[doc = " `Program Coordinator`"] ProgramCoordinator =
    "Program Coordinator", #[doc = " `Program Developer`"] ProgramDeveloper =
    "Program Developer", #[doc = " `Program Director`"] ProgramDirector =
    "Program Director", #[doc = " `Program Lead`"] ProgramLead = "Program Lead", #[doc =
    " `Program Manager`"] ProgramManager = "Program Manager", #[doc =
    " `Program Specialist`"] ProgramSpecialist = "Program Specialist", #[doc =
    " `Project Chief`"] ProjectChief = "Project Chief", #[doc = " `Project Director`"]
    ProjectDirector = "Project Director", #[doc = " `Project Engineer`"] ProjectEngineer
    = "Project Engineer", #[doc = " `Project Lead`"] ProjectLead = "Project Lead", #[doc
    = " `Project Lead Developer`"] ProjectLeadDeveloper = "Project Lead Developer", #[doc
    = " `Project Manager`"] ProjectManager = "Project Manager", #[doc =
    " `Project Scientist`"] ProjectScientist = "Project Scientist", #[doc =
    " `Project Specialist`"] ProjectSpecialist = "Project Specialist", #[doc =
    " `Public Relations Intern`"] PublicRelationsIntern = "Public Relations Intern",
    #[doc = " `Quality Analyst`"] QualityAnalyst = "Quality Analyst", #[doc =
    " `Quality Assurance Analyst`"] QualityAssuranceAnalyst =
    "Quality Assurance Analyst", #[doc = " `Quality Assurance Engineer`"]
    QualityAssuranceEngineer = "Quality Assurance Engineer", #[doc =
    " `Quality Assurance Lead`"] QualityAssuranceLead = "Quality Assurance Lead", #[doc =
    " `Quality Assurance Manager`"] QualityAssuranceManager =
    "Quality Assurance Manager", #[doc = " `Quality Assurance Officer`"]
    QualityAssuranceOfficer = "Quality Assurance Officer", #[doc =
    " `Quality Assurance Specialist`"] QualityAssuranceSpecialist =
    "Quality Assurance Specialist", #[doc = " `Quality Assurance Supervisor`"]
    QualityAssuranceSupervisor = "Quality Assurance Supervisor", #[doc =
    " `Quality Assurance Tester`"] QualityAssuranceTester = "Quality Assurance Tester",
    #[doc = " `Quality Control Analyst`"] QualityControlAnalyst =
    "Quality Control Analyst", #[doc = " `Quality Control Engineer`"]
    QualityControlEngineer = "Quality Control Engineer", #[doc =
    " `Quality Control Inspector`"] QualityControlInspector =
    "Quality Control Inspector", #[doc = " `Quality Control Lead`"] QualityControlLead =
    "Quality Control Lead", #[doc = " `Quality Coordinator`"] QualityCoordinator =
    "Quality Coordinator", #[doc = " `Quality Engineer`"] QualityEngineer =
    "Quality Engineer", #[doc = " `Quality Inspector`"] QualityInspector =
    "Quality Inspector", #[doc = " `Quality Management Specialist`"]
    QualityManagementSpecialist = "Quality Management Specialist", #[doc =
    " `Quality Specialist`"] QualitySpecialist = "Quality Specialist", #[doc =
    " `Quantity Surveyor`"] QuantitySurveyor = "Quantity Surveyor", #[doc =
    " `Radiology Nurse`"] RadiologyNurse = "Radiology Nurse", #[doc = " `Receptionist`"]
    Receptionist = "Receptionist", #[doc = " `Recruiter`"] Recruiter = "Recruiter", #[doc
    = " `Recruitment Specialist`"] RecruitmentSpecialist = "Recruitment Specialist",
    #[doc = " `Regional Chief Financial Officer`"] RegionalChiefFinancialOfficer =
    "Regional Chief Financial Officer", #[doc = " `Regional Collections Manager`"]
    RegionalCollectionsManager = "Regional Collections Manager", #[doc =
    " `Regional Director`"] RegionalDirector = "Regional Director", #[doc =
    " `Regional Manager`"] RegionalManager = "Regional Manager", #[doc =
    " `Regional Sales Manager`"] RegionalSalesManager = "Regional Sales Manager", #[doc =
    " `Regional Vice President`"] RegionalVicePresident = "Regional Vice President",
    #[doc = " `Registered Nurse`"] RegisteredNurse = "Registered Nurse", #[doc =
    " `Relationship Manager`"] RelationshipManager = "Relationship Manager", #[doc =
    " `Representative`"] Representative = "Representative", #[doc =
    " `Research Analyst`"] ResearchAnalyst = "Research Analyst", #[doc =
    " `Research And Development Scientist`"] ResearchAndDevelopmentScientist =
    "Research And Development Scientist", #[doc =
    " `Research And Development Specialist`"] ResearchAndDevelopmentSpecialist =
    "Research And Development Specialist", #[doc = " `Research Assistant`"]
    ResearchAssistant = "Research Assistant", #[doc = " `Research Intern`"]
    ResearchIntern = "Research Intern", #[doc = " `Researcher`"] Researcher =
    "Researcher", #[doc = " `Restaurant Owner`"] RestaurantOwner = "Restaurant Owner",
    #[doc = " `Retail Specialist`"] RetailSpecialist = "Retail Specialist", #[doc =
    " `Retail Zone Specialist`"] RetailZoneSpecialist = "Retail Zone Specialist", #[doc =
    " `Retired`"] Retired = "Retired", #[doc = " `Risk Analyst`"] RiskAnalyst =
    "Risk Analyst", #[doc = " `Sales Analyst`"] SalesAnalyst = "Sales Analyst", #[doc =
    " `Sales And Marketing Intern`"] SalesAndMarketingIntern =
    "Sales And Marketing Intern", #[doc = " `Sales And Marketing Specialist`"]
    SalesAndMarketingSpecialist = "Sales And Marketing Specialist", #[doc =
    " `Sales Assistant`"] SalesAssistant = "Sales Assistant", #[doc =
    " `Sales Consultant`"] SalesConsultant = "Sales Consultant", #[doc =
    " `Sales Coordinator`"] SalesCoordinator = "Sales Coordinator", #[doc =
    " `Sales Director`"] SalesDirector = "Sales Director", #[doc = " `Sales Engineer`"]
    SalesEngineer = "Sales Engineer", #[doc = " `Sales Executive`"] SalesExecutive =
    "Sales Executive", #[doc = " `Sales Intern`"] SalesIntern = "Sales Intern", #[doc =
    " `Sales Lead`"] SalesLead = "Sales Lead", #[doc = " `Sales Manager`"] SalesManager =
    "Sales Manager", #[doc = " `Sales Marketing Manager`"] SalesMarketingManager =
    "Sales Marketing Manager", #[doc = " `Sales Specialist`"] SalesSpecialist =
    "Sales Specialist", #[doc = " `Sales Team Lead`"] SalesTeamLead = "Sales Team Lead",
    #[doc = " `Salesperson`"] Salesperson = "Salesperson", #[doc = " `Salon Owner`"]
    SalonOwner = "Salon Owner", #[doc = " `Scientist`"] Scientist = "Scientist", #[doc =
    " `Scout Executive`"] ScoutExecutive = "Scout Executive", #[doc = " `Secretary`"]
    Secretary = "Secretary", #[doc = " `Security Guard`"] SecurityGuard =
    "Security Guard", #[doc = " `Self Employed`"] SelfEmployed = "Self Employed", #[doc =
    " `Seller`"] Seller = "Seller", #[doc = " `Senior Analyst`"] SeniorAnalyst =
    "Senior Analyst", #[doc = " `Senior Application Developer`"]
    SeniorApplicationDeveloper = "Senior Application Developer", #[doc =
    " `Senior Business Analyst`"] SeniorBusinessAnalyst = "Senior Business Analyst",
    #[doc = " `Senior Business Developer`"] SeniorBusinessDeveloper =
    "Senior Business Developer", #[doc = " `Senior Consultant`"] SeniorConsultant =
    "Senior Consultant", #[doc = " `Senior Developer`"] SeniorDeveloper =
    "Senior Developer", #[doc = " `Senior Engineer`"] SeniorEngineer = "Senior Engineer",
    #[doc = " `Senior Environmental Scientist`"] SeniorEnvironmentalScientist =
    "Senior Environmental Scientist", #[doc = " `Senior Financial Analyst`"]
    SeniorFinancialAnalyst = "Senior Financial Analyst", #[doc = " `Senior Manager`"]
    SeniorManager = "Senior Manager", #[doc = " `Senior Marketing Manager`"]
    SeniorMarketingManager = "Senior Marketing Manager", #[doc =
    " `Senior Marketing Specialist`"] SeniorMarketingSpecialist =
    "Senior Marketing Specialist", #[doc = " `Senior Network Engineer`"]
    SeniorNetworkEngineer = "Senior Network Engineer", #[doc =
    " `Senior Product Manager`"] SeniorProductManager = "Senior Product Manager", #[doc =
    " `Senior Product Specialist`"] SeniorProductSpecialist =
    "Senior Product Specialist", #[doc = " `Senior Project Manager`"]
    SeniorProjectManager = "Senior Project Manager", #[doc =
    " `Senior Quality Assurance Engineer`"] SeniorQualityAssuranceEngineer =
    "Senior Quality Assurance Engineer", #[doc =
    " `Senior Quality Assurance Specialist`"] SeniorQualityAssuranceSpecialist =
    "Senior Quality Assurance Specialist", #[doc = " `Senior Scientist`"] SeniorScientist
    = "Senior Scientist", #[doc = " `Senior Software Engineer`"] SeniorSoftwareEngineer =
    "Senior Software Engineer", #[doc = " `Senior System Analyst`"] SeniorSystemAnalyst =
    "Senior System Analyst", #[doc = " `Senior System Engineer`"] SeniorSystemEngineer =
    "Senior System Engineer", #[doc = " `Senior Team Lead`"] SeniorTeamLead =
    "Senior Team Lead", #[doc = " `Senior Underwriter`"] SeniorUnderwriter =
    "Senior Underwriter", #[doc = " `Senior Vice President`"] SeniorVicePresident =
    "Senior Vice President", #[doc = " `Senior Web Developer`"] SeniorWebDeveloper =
    "Senior Web Developer", #[doc = " `Service Coordinator`"] ServiceCoordinator =
    "Service Coordinator", #[doc = " `Service Engineer`"] ServiceEngineer =
    "Service Engineer", #[doc = " `Service Manager`"] ServiceManager = "Service Manager",
    #[doc = " `Shift Lead`"] ShiftLead = "Shift Lead", #[doc = " `Shop Owner`"] ShopOwner
    = "Shop Owner", #[doc = " `Site Engineer`"] SiteEngineer = "Site Engineer", #[doc =
    " `Small Business Owner`"] SmallBusinessOwner = "Small Business Owner", #[doc =
    " `Social Worker`"] SocialWorker = "Social Worker", #[doc = " `Software Engineer`"]
    SoftwareEngineer = "Software Engineer", #[doc =
    " `Software Quality Assurance Engineer`"] SoftwareQualityAssuranceEngineer =
    "Software Quality Assurance Engineer", #[doc =
    " `Special Assistant to Chief Executive Officer`"]
    SpecialAssistantToChiefExecutiveOfficer =
    "Special Assistant to Chief Executive Officer", #[doc = " `Specialist`"] Specialist =
    "Specialist", #[doc = " `Staff Scientist`"] StaffScientist = "Staff Scientist", #[doc
    = " `Store Manager`"] StoreManager = "Store Manager", #[doc = " `Storekeeper`"]
    Storekeeper = "Storekeeper", #[doc = " `Student`"] Student = "Student", #[doc =
    " `Student Intern`"] StudentIntern = "Student Intern", #[doc = " `Summer Intern`"]
    SummerIntern = "Summer Intern", #[doc = " `Supervisor`"] Supervisor = "Supervisor",
    #[doc = " `Support Analyst`"] SupportAnalyst = "Support Analyst", #[doc =
    " `Support Specialist`"] SupportSpecialist = "Support Specialist", #[doc =
    " `System Administrator`"] SystemAdministrator = "System Administrator", #[doc =
    " `System Analyst`"] SystemAnalyst = "System Analyst", #[doc = " `System Developer`"]
    SystemDeveloper = "System Developer", #[doc = " `System Engineer`"] SystemEngineer =
    "System Engineer", #[doc = " `System Owner`"] SystemOwner = "System Owner", #[doc =
    " `Teacher`"] Teacher = "Teacher", #[doc = " `Teaching Assistant`"] TeachingAssistant
    = "Teaching Assistant", #[doc = " `Team Lead`"] TeamLead = "Team Lead", #[doc =
    " `Team Specialist`"] TeamSpecialist = "Team Specialist", #[doc =
    " `Technical Analyst`"] TechnicalAnalyst = "Technical Analyst", #[doc =
    " `Technical Director`"] TechnicalDirector = "Technical Director", #[doc =
    " `Technical Lead`"] TechnicalLead = "Technical Lead", #[doc =
    " `Technical Specialist`"] TechnicalSpecialist = "Technical Specialist", #[doc =
    " `Technical Support Analyst`"] TechnicalSupportAnalyst =
    "Technical Support Analyst", #[doc = " `Technical Support Engineer`"]
    TechnicalSupportEngineer = "Technical Support Engineer", #[doc =
    " `Technical Team Lead`"] TechnicalTeamLead = "Technical Team Lead", #[doc =
    " `Technician`"] Technician = "Technician", #[doc = " `Technology Specialist`"]
    TechnologySpecialist = "Technology Specialist", #[doc = " `Test Analyst`"]
    TestAnalyst = "Test Analyst", #[doc = " `Test Engineer`"] TestEngineer =
    "Test Engineer", #[doc = " `Test Lead`"] TestLead = "Test Lead", #[doc =
    " `Trainee`"] Trainee = "Trainee", #[doc = " `Training Coordinator`"]
    TrainingCoordinator = "Training Coordinator", #[doc = " `Training Specialist`"]
    TrainingSpecialist = "Training Specialist", #[doc = " `Truck Driver`"] TruckDriver =
    "Truck Driver", #[doc = " `Tutor`"] Tutor = "Tutor", #[doc = " `Undergraduate`"]
    Undergraduate = "Undergraduate", #[doc = " `Undergraduate Research Assistant`"]
    UndergraduateResearchAssistant = "Undergraduate Research Assistant", #[doc =
    " `Undergraduate Research Fellow`"] UndergraduateResearchFellow =
    "Undergraduate Research Fellow", #[doc = " `Undergraduate Student`"]
    UndergraduateStudent = "Undergraduate Student", #[doc =
    " `Undergraduate Teaching Assistant`"] UndergraduateTeachingAssistant =
    "Undergraduate Teaching Assistant", #[doc = " `Underwriter`"] Underwriter =
    "Underwriter", #[doc = " `Unemployed`"] Unemployed = "Unemployed", #[doc =
    " `Unit Manager`"] UnitManager = "Unit Manager", #[doc = " `University Lecturer`"]
    UniversityLecturer = "University Lecturer", #[doc = " `User Experience Designer`"]
    UserExperienceDesigner = "User Experience Designer", #[doc =
    " `User Interface Designer`"] UserInterfaceDesigner = "User Interface Designer",
    #[doc = " `Usher`"] Usher = "Usher", #[doc = " `Utilities Specialist`"]
    UtilitiesSpecialist = "Utilities Specialist", #[doc =
    " `Vice Chief Executive Officer`"] ViceChiefExecutiveOfficer =
    "Vice Chief Executive Officer", #[doc = " `Vice President`"] VicePresident =
    "Vice President", #[doc = " `Vice President Business`"] VicePresidentBusiness =
    "Vice President Business", #[doc = " `Vice President Finance`"] VicePresidentFinance
    = "Vice President Finance", #[doc = " `Vice President Human Resources`"]
    VicePresidentHumanResources = "Vice President Human Resources", #[doc =
    " `Vice President Marketing`"] VicePresidentMarketing = "Vice President Marketing",
    #[doc = " `Vice President Operations`"] VicePresidentOperations =
    "Vice President Operations", #[doc = " `Vice President Sales Marketing`"]
    VicePresidentSalesMarketing = "Vice President Sales Marketing", #[doc =
    " `Vice President Strategy`"] VicePresidentStrategy = "Vice President Strategy",
    #[doc = " `Vice President of Business Development`"]
    VicePresidentOfBusinessDevelopment = "Vice President of Business Development", #[doc
    = " `Vice President of Development`"] VicePresidentOfDevelopment =
    "Vice President of Development", #[doc = " `Vice President of Engineering`"]
    VicePresidentOfEngineering = "Vice President of Engineering", #[doc =
    " `Vice President of Products`"] VicePresidentOfProducts =
    "Vice President of Products", #[doc = " `Vice President of Sales`"]
    VicePresidentOfSales = "Vice President of Sales", #[doc =
    " `Vice President of Services`"] VicePresidentOfServices =
    "Vice President of Services", #[doc = " `Vice President of Technology`"]
    VicePresidentOfTechnology = "Vice President of Technology", #[doc =
    " `Video Editor`"] VideoEditor = "Video Editor", #[doc = " `Videographer`"]
    Videographer = "Videographer", #[doc = " `Visiting Scientist`"] VisitingScientist =
    "Visiting Scientist", #[doc = " `Visual Merchandiser`"] VisualMerchandiser =
    "Visual Merchandiser", #[doc = " `Volunteer`"] Volunteer = "Volunteer", #[doc =
    " `Warehouse Specialist`"] WarehouseSpecialist = "Warehouse Specialist", #[doc =
    " `Web Application Developer`"] WebApplicationDeveloper =
    "Web Application Developer", #[doc = " `Web Designer`"] WebDesigner = "Web Designer",
    #[doc = " `Web Developer`"] WebDeveloper = "Web Developer", #[doc =
    " `Web Specialist`"] WebSpecialist = "Web Specialist", #[doc = " `Website Owner`"]
    WebsiteOwner = "Website Owner", #[doc = " `Welder`"] Welder = "Welder", #[doc =
    " `Worker`"] Worker = "Worker", #[doc = " `Writer`"] Writer = "Writer", #[doc =
    " `Xray Technician`"] XrayTechnician = "Xray Technician", #[doc =
    " `Xray Technologist`"] XrayTechnologist = "Xray Technologist", #[doc =
    " `Year Student`"] YearStudent = "Year Student", #[doc = " `Yoga Instructor`"]
    YogaInstructor = "Yoga Instructor", #[doc = " `Youth Advisor`"] YouthAdvisor =
    "Youth Advisor", #[doc = " `Youth Advocate`"] YouthAdvocate = "Youth Advocate", #[doc
    = " `Youth Care Worker`"] YouthCareWorker = "Youth Care Worker", #[doc =
    " `Youth Coordinator`"] YouthCoordinator = "Youth Coordinator", #[doc =
    " `Youth Counselor`"] YouthCounselor = "Youth Counselor", #[doc =
    " `Youth Development Specialist`"] YouthDevelopmentSpecialist =
    "Youth Development Specialist", #[doc = " `Youth Director`"] YouthDirector =
    "Youth Director", #[doc = " `Youth Intern`"] YouthIntern = "Youth Intern", #[doc =
    " `Youth Lead`"] YouthLead = "Youth Lead", #[doc = " `Youth Minister`"] YouthMinister
    = "Youth Minister", #[doc = " `Youth Pastor`"] YouthPastor = "Youth Pastor", #[doc =
    " `Youth Program Coordinator`"] YouthProgramCoordinator =
    "Youth Program Coordinator", #[doc = " `Youth Specialist`"] YouthSpecialist =
    "Youth Specialist", #[doc = " `Youth Worker`"] YouthWorker = "Youth Worker", #[doc =
    " `Zonal Business Manager`"] ZonalBusinessManager = "Zonal Business Manager", #[doc =
    " `Zonal Head`"] ZonalHead = "Zonal Head", #[doc = " `Zonal Manager`"] ZonalManager =
    "Zonal Manager", #[doc = " `Zonal Sales Manager`"] ZonalSalesManager =
    "Zonal Sales Manager", #[doc = " `Zone Director`"] ZoneDirector = "Zone Director",
    #[doc = " `Zone Operations Manager`"] ZoneOperationsManager =
    "Zone Operations Manager", #[doc = " `Zone Sales Lead`"] ZoneSalesLead =
    "Zone Sales Lead", #[doc = " `Zone Sales Manager`"] ZoneSalesManager =
    "Zone Sales Manager", #[doc = " `Zone Vice President`"] ZoneVicePresident =
    "Zone Vice President", #[doc = " `Zoning Administrator`"] ZoningAdministrator =
    "Zoning Administrator", #[doc = " `Zookeeper`"] Zookeeper = "Zookeeper", #[doc =
    " `Zoologist`"] Zoologist = "Zoologist", #[doc = " `Zumba Instructor`"]
    ZumbaInstructor = "Zumba Instructor", #[doc = " `iOS Developer`"] IOsDeveloper =
    "iOS Developer", }
}
runtime::open_enum! {
    #[doc = " Seniority levels that a scrape or a count can be narrowed to."] pub enum
    FollowerLevel { #[doc = " `CXO`"] Cxo = "CXO", #[doc = " `Director`"] Director =
    "Director", #[doc = " `Entry Level`"] EntryLevel = "Entry Level", #[doc =
    " `Entry Level Manager`"] EntryLevelManager = "Entry Level Manager", #[doc =
    " `Experienced Manager`"] ExperiencedManager = "Experienced Manager", #[doc =
    " `In Training`"] InTraining = "In Training", #[doc = " `Owner / Partner`"]
    OwnerPartner = "Owner / Partner", #[doc = " `Senior`"] Senior = "Senior", #[doc =
    " `Strategic`"] Strategic = "Strategic", #[doc = " `Vice President`"] VicePresident =
    "Vice President", }
}
runtime::open_enum! {
    #[doc =
    " States, provinces and regions that a scrape or a count can be narrowed to, those of all"]
    #[doc = " countries in one list."] pub enum FollowerState { #[doc = " `Aargau`"]
    Aargau = "Aargau", #[doc = " `Abruzzo`"] Abruzzo = "Abruzzo", #[doc = " `Abu Dhabi`"]
    AbuDhabi = "Abu Dhabi", #[doc = " `Abuja`"] Abuja = "Abuja", #[doc = " `Aichi`"]
    Aichi = "Aichi", #[doc = " `Ajman`"] Ajman = "Ajman", #[doc = " `Alabama`"] Alabama =
    "Alabama", #[doc = " `Alaska`"] Alaska = "Alaska", #[doc = " `Alberta`"] Alberta =
    "Alberta", #[doc = " `Alexandria`"] Alexandria = "Alexandria", #[doc = " `Amazonas`"]
    Amazonas = "Amazonas", #[doc = " `Andalusia`"] Andalusia = "Andalusia", #[doc =
    " `Andhra Pradesh`"] AndhraPradesh = "Andhra Pradesh", #[doc = " `Ankara`"] Ankara =
    "Ankara", #[doc = " `Antalya`"] Antalya = "Antalya", #[doc = " `Antioquia`"]
    Antioquia = "Antioquia", #[doc = " `Aragon`"] Aragon = "Aragon", #[doc =
    " `Arequipa`"] Arequipa = "Arequipa", #[doc = " `Arizona`"] Arizona = "Arizona",
    #[doc = " `Arkansas`"] Arkansas = "Arkansas", #[doc = " `Arunachal Pradesh`"]
    ArunachalPradesh = "Arunachal Pradesh", #[doc = " `Asir`"] Asir = "Asir", #[doc =
    " `Assam`"] Assam = "Assam", #[doc = " `Asturias`"] Asturias = "Asturias", #[doc =
    " `Atlántico`"] Atlántico = "Atlántico", #[doc = " `Attica`"] Attica = "Attica",
    #[doc = " `Auckland`"] Auckland = "Auckland", #[doc =
    " `Australian Capital Territory`"] AustralianCapitalTerritory =
    "Australian Capital Territory", #[doc = " `Auvergne-Rhône-Alpes`"]
    AuvergneRhôneAlpes = "Auvergne-Rhône-Alpes", #[doc = " `Baden-Württemberg`"]
    BadenWürttemberg = "Baden-Württemberg", #[doc = " `Bahia`"] Bahia = "Bahia", #[doc
    = " `Baja California`"] BajaCalifornia = "Baja California", #[doc =
    " `Balearic Islands`"] BalearicIslands = "Balearic Islands", #[doc = " `Bali`"] Bali
    = "Bali", #[doc = " `Balochistan`"] Balochistan = "Balochistan", #[doc =
    " `Bangkok`"] Bangkok = "Bangkok", #[doc = " `Basel-Stadt`"] BaselStadt =
    "Basel-Stadt", #[doc = " `Basque Country`"] BasqueCountry = "Basque Country", #[doc =
    " `Bavaria`"] Bavaria = "Bavaria", #[doc = " `Beijing`"] Beijing = "Beijing", #[doc =
    " `Berlin`"] Berlin = "Berlin", #[doc = " `Bern`"] Bern = "Bern", #[doc = " `Bihar`"]
    Bihar = "Bihar", #[doc = " `Biobío`"] Biobío = "Biobío", #[doc = " `Bogotá`"]
    Bogotá = "Bogotá", #[doc = " `Bourgogne-Franche-Comté`"] BourgogneFrancheComté =
    "Bourgogne-Franche-Comté", #[doc = " `Braga`"] Braga = "Braga", #[doc =
    " `Brandenburg`"] Brandenburg = "Brandenburg", #[doc = " `Bremen`"] Bremen =
    "Bremen", #[doc = " `Bretagne`"] Bretagne = "Bretagne", #[doc =
    " `British Columbia`"] BritishColumbia = "British Columbia", #[doc = " `Brussels`"]
    Brussels = "Brussels", #[doc = " `Bucharest`"] Bucharest = "Bucharest", #[doc =
    " `Budapest`"] Budapest = "Budapest", #[doc = " `Buenos Aires`"] BuenosAires =
    "Buenos Aires", #[doc = " `Bursa`"] Bursa = "Bursa", #[doc = " `Busan`"] Busan =
    "Busan", #[doc = " `Cairo`"] Cairo = "Cairo", #[doc = " `Calabarzon`"] Calabarzon =
    "Calabarzon", #[doc = " `Calabria`"] Calabria = "Calabria", #[doc = " `California`"]
    California = "California", #[doc = " `Campania`"] Campania = "Campania", #[doc =
    " `Canary Islands`"] CanaryIslands = "Canary Islands", #[doc = " `Cantabria`"]
    Cantabria = "Cantabria", #[doc = " `Canterbury`"] Canterbury = "Canterbury", #[doc =
    " `Capital Region`"] CapitalRegion = "Capital Region", #[doc = " `Carinthia`"]
    Carinthia = "Carinthia", #[doc = " `Castile and León`"] CastileAndLeón =
    "Castile and León", #[doc = " `Castilla–La Mancha`"] CastillaLaMancha =
    "Castilla–La Mancha", #[doc = " `Catalonia`"] Catalonia = "Catalonia", #[doc =
    " `Ceará`"] Ceará = "Ceará", #[doc = " `Cebu`"] Cebu = "Cebu", #[doc =
    " `Central Denmark`"] CentralDenmark = "Central Denmark", #[doc =
    " `Central District`"] CentralDistrict = "Central District", #[doc =
    " `Central Java`"] CentralJava = "Central Java", #[doc = " `Central Macedonia`"]
    CentralMacedonia = "Central Macedonia", #[doc = " `Central Province`"]
    CentralProvince = "Central Province", #[doc = " `Central Singapore`"]
    CentralSingapore = "Central Singapore", #[doc = " `Centre-Val de Loire`"]
    CentreValDeLoire = "Centre-Val de Loire", #[doc = " `Chandigarh`"] Chandigarh =
    "Chandigarh", #[doc = " `Chhattisgarh`"] Chhattisgarh = "Chhattisgarh", #[doc =
    " `Chiang Mai`"] ChiangMai = "Chiang Mai", #[doc = " `Chiba`"] Chiba = "Chiba", #[doc
    = " `Chihuahua`"] Chihuahua = "Chihuahua", #[doc = " `Chittagong`"] Chittagong =
    "Chittagong", #[doc = " `Cluj`"] Cluj = "Cluj", #[doc = " `Colorado`"] Colorado =
    "Colorado", #[doc = " `Connecticut`"] Connecticut = "Connecticut", #[doc =
    " `Corse`"] Corse = "Corse", #[doc = " `Cusco`"] Cusco = "Cusco", #[doc =
    " `Córdoba`"] Córdoba = "Córdoba", #[doc = " `Da Nang`"] DaNang = "Da Nang", #[doc
    = " `Daegu`"] Daegu = "Daegu", #[doc = " `Daejeon`"] Daejeon = "Daejeon", #[doc =
    " `Davao`"] Davao = "Davao", #[doc = " `Delaware`"] Delaware = "Delaware", #[doc =
    " `Delhi`"] Delhi = "Delhi", #[doc = " `Dhaka`"] Dhaka = "Dhaka", #[doc =
    " `District of Columbia`"] DistrictOfColumbia = "District of Columbia", #[doc =
    " `Distrito Federal`"] DistritoFederal = "Distrito Federal", #[doc = " `Drenthe`"]
    Drenthe = "Drenthe", #[doc = " `Dubai`"] Dubai = "Dubai", #[doc = " `East Java`"]
    EastJava = "East Java", #[doc = " `Eastern Cape`"] EasternCape = "Eastern Cape",
    #[doc = " `Eastern Province`"] EasternProvince = "Eastern Province", #[doc =
    " `Emilia-Romagna`"] EmiliaRomagna = "Emilia-Romagna", #[doc = " `England`"] England
    = "England", #[doc = " `Espírito Santo`"] EspíritoSanto = "Espírito Santo", #[doc
    = " `Extremadura`"] Extremadura = "Extremadura", #[doc = " `Flanders`"] Flanders =
    "Flanders", #[doc = " `Flevoland`"] Flevoland = "Flevoland", #[doc = " `Florida`"]
    Florida = "Florida", #[doc = " `Free State`"] FreeState = "Free State", #[doc =
    " `Friesland`"] Friesland = "Friesland", #[doc = " `Friuli Venezia Giulia`"]
    FriuliVeneziaGiulia = "Friuli Venezia Giulia", #[doc = " `Fujairah`"] Fujairah =
    "Fujairah", #[doc = " `Fujian`"] Fujian = "Fujian", #[doc = " `Fukuoka`"] Fukuoka =
    "Fukuoka", #[doc = " `Galicia`"] Galicia = "Galicia", #[doc = " `Gauteng`"] Gauteng =
    "Gauteng", #[doc = " `Gelderland`"] Gelderland = "Gelderland", #[doc = " `Geneva`"]
    Geneva = "Geneva", #[doc = " `Georgia`"] Georgia = "Georgia", #[doc = " `Giza`"] Giza
    = "Giza", #[doc = " `Goa`"] Goa = "Goa", #[doc = " `Goiás`"] Goiás = "Goiás",
    #[doc = " `Grand Est`"] GrandEst = "Grand Est", #[doc = " `Groningen`"] Groningen =
    "Groningen", #[doc = " `Guanajuato`"] Guanajuato = "Guanajuato", #[doc =
    " `Guangdong`"] Guangdong = "Guangdong", #[doc = " `Gujarat`"] Gujarat = "Gujarat",
    #[doc = " `Gwangju`"] Gwangju = "Gwangju", #[doc = " `Gyeonggi`"] Gyeonggi =
    "Gyeonggi", #[doc = " `Haifa`"] Haifa = "Haifa", #[doc = " `Hamburg`"] Hamburg =
    "Hamburg", #[doc = " `Hanoi`"] Hanoi = "Hanoi", #[doc = " `Haryana`"] Haryana =
    "Haryana", #[doc = " `Hauts-de-France`"] HautsDeFrance = "Hauts-de-France", #[doc =
    " `Hawaii`"] Hawaii = "Hawaii", #[doc = " `Hesse`"] Hesse = "Hesse", #[doc =
    " `Himachal Pradesh`"] HimachalPradesh = "Himachal Pradesh", #[doc =
    " `Ho Chi Minh City`"] HoChiMinhCity = "Ho Chi Minh City", #[doc = " `Hokkaido`"]
    Hokkaido = "Hokkaido", #[doc = " `Hong Kong Island`"] HongKongIsland =
    "Hong Kong Island", #[doc = " `Hubei`"] Hubei = "Hubei", #[doc = " `Hunan`"] Hunan =
    "Hunan", #[doc = " `Hyogo`"] Hyogo = "Hyogo", #[doc = " `Iași`"] Iași = "Iași",
    #[doc = " `Idaho`"] Idaho = "Idaho", #[doc = " `Illinois`"] Illinois = "Illinois",
    #[doc = " `Incheon`"] Incheon = "Incheon", #[doc = " `Indiana`"] Indiana = "Indiana",
    #[doc = " `Iowa`"] Iowa = "Iowa", #[doc = " `Islamabad`"] Islamabad = "Islamabad",
    #[doc = " `Istanbul`"] Istanbul = "Istanbul", #[doc = " `Izmir`"] Izmir = "Izmir",
    #[doc = " `Jakarta`"] Jakarta = "Jakarta", #[doc = " `Jalisco`"] Jalisco = "Jalisco",
    #[doc = " `Jeju`"] Jeju = "Jeju", #[doc = " `Jerusalem`"] Jerusalem = "Jerusalem",
    #[doc = " `Jharkhand`"] Jharkhand = "Jharkhand", #[doc = " `Jiangsu`"] Jiangsu =
    "Jiangsu", #[doc = " `Johor`"] Johor = "Johor", #[doc = " `Kanagawa`"] Kanagawa =
    "Kanagawa", #[doc = " `Kano`"] Kano = "Kano", #[doc = " `Kansas`"] Kansas = "Kansas",
    #[doc = " `Karnataka`"] Karnataka = "Karnataka", #[doc = " `Kentucky`"] Kentucky =
    "Kentucky", #[doc = " `Kerala`"] Kerala = "Kerala", #[doc = " `Khyber Pakhtunkhwa`"]
    KhyberPakhtunkhwa = "Khyber Pakhtunkhwa", #[doc = " `Kisumu`"] Kisumu = "Kisumu",
    #[doc = " `Kowloon`"] Kowloon = "Kowloon", #[doc = " `Kuala Lumpur`"] KualaLumpur =
    "Kuala Lumpur", #[doc = " `KwaZulu-Natal`"] KwaZuluNatal = "KwaZulu-Natal", #[doc =
    " `Kyoto`"] Kyoto = "Kyoto", #[doc = " `La Rioja`"] LaRioja = "La Rioja", #[doc =
    " `Lagos`"] Lagos = "Lagos", #[doc = " `Lazio`"] Lazio = "Lazio", #[doc =
    " `Leinster`"] Leinster = "Leinster", #[doc = " `Liguria`"] Liguria = "Liguria",
    #[doc = " `Lima`"] Lima = "Lima", #[doc = " `Limburg`"] Limburg = "Limburg", #[doc =
    " `Limpopo`"] Limpopo = "Limpopo", #[doc = " `Lisbon`"] Lisbon = "Lisbon", #[doc =
    " `Lombardy`"] Lombardy = "Lombardy", #[doc = " `Louisiana`"] Louisiana =
    "Louisiana", #[doc = " `Lower Austria`"] LowerAustria = "Lower Austria", #[doc =
    " `Lower Saxony`"] LowerSaxony = "Lower Saxony", #[doc = " `Lower Silesian`"]
    LowerSilesian = "Lower Silesian", #[doc = " `Lucerne`"] Lucerne = "Lucerne", #[doc =
    " `Madhya Pradesh`"] MadhyaPradesh = "Madhya Pradesh", #[doc = " `Madinah`"] Madinah
    = "Madinah", #[doc = " `Madrid`"] Madrid = "Madrid", #[doc = " `Maharashtra`"]
    Maharashtra = "Maharashtra", #[doc = " `Maine`"] Maine = "Maine", #[doc =
    " `Makkah`"] Makkah = "Makkah", #[doc = " `Manipur`"] Manipur = "Manipur", #[doc =
    " `Manitoba`"] Manitoba = "Manitoba", #[doc = " `Maranhão`"] Maranhão =
    "Maranhão", #[doc = " `Marche`"] Marche = "Marche", #[doc = " `Maryland`"] Maryland
    = "Maryland", #[doc = " `Masovian`"] Masovian = "Masovian", #[doc =
    " `Massachusetts`"] Massachusetts = "Massachusetts", #[doc = " `Mato Grosso`"]
    MatoGrosso = "Mato Grosso", #[doc = " `Mato Grosso do Sul`"] MatoGrossoDoSul =
    "Mato Grosso do Sul", #[doc = " `Mecklenburg-Vorpommern`"] MecklenburgVorpommern =
    "Mecklenburg-Vorpommern", #[doc = " `Meghalaya`"] Meghalaya = "Meghalaya", #[doc =
    " `Mendoza`"] Mendoza = "Mendoza", #[doc = " `Metro Manila`"] MetroManila =
    "Metro Manila", #[doc = " `Mexico City`"] MexicoCity = "Mexico City", #[doc =
    " `Michigan`"] Michigan = "Michigan", #[doc = " `Minas Gerais`"] MinasGerais =
    "Minas Gerais", #[doc = " `Minnesota`"] Minnesota = "Minnesota", #[doc =
    " `Mississippi`"] Mississippi = "Mississippi", #[doc = " `Missouri`"] Missouri =
    "Missouri", #[doc = " `Mizoram`"] Mizoram = "Mizoram", #[doc = " `Mombasa`"] Mombasa
    = "Mombasa", #[doc = " `Montana`"] Montana = "Montana", #[doc = " `Moravia-Silesia`"]
    MoraviaSilesia = "Moravia-Silesia", #[doc = " `Moscow`"] Moscow = "Moscow", #[doc =
    " `Mpumalanga`"] Mpumalanga = "Mpumalanga", #[doc = " `Munster`"] Munster =
    "Munster", #[doc = " `Murcia`"] Murcia = "Murcia", #[doc = " `Nagaland`"] Nagaland =
    "Nagaland", #[doc = " `Nairobi`"] Nairobi = "Nairobi", #[doc = " `Navarre`"] Navarre
    = "Navarre", #[doc = " `Nebraska`"] Nebraska = "Nebraska", #[doc = " `Nevada`"]
    Nevada = "Nevada", #[doc = " `New Brunswick`"] NewBrunswick = "New Brunswick", #[doc
    = " `New Hampshire`"] NewHampshire = "New Hampshire", #[doc = " `New Jersey`"]
    NewJersey = "New Jersey", #[doc = " `New Mexico`"] NewMexico = "New Mexico", #[doc =
    " `New South Wales`"] NewSouthWales = "New South Wales", #[doc =
    " `New Territories`"] NewTerritories = "New Territories", #[doc = " `New York`"]
    NewYork = "New York", #[doc = " `Newfoundland and Labrador`"] NewfoundlandAndLabrador
    = "Newfoundland and Labrador", #[doc = " `Nonthaburi`"] Nonthaburi = "Nonthaburi",
    #[doc = " `Normandie`"] Normandie = "Normandie", #[doc = " `North Brabant`"]
    NorthBrabant = "North Brabant", #[doc = " `North Carolina`"] NorthCarolina =
    "North Carolina", #[doc = " `North Dakota`"] NorthDakota = "North Dakota", #[doc =
    " `North Denmark`"] NorthDenmark = "North Denmark", #[doc = " `North Holland`"]
    NorthHolland = "North Holland", #[doc = " `North Rhine-Westphalia`"]
    NorthRhineWestphalia = "North Rhine-Westphalia", #[doc = " `North West`"] NorthWest =
    "North West", #[doc = " `North-East Singapore`"] NorthEastSingapore =
    "North-East Singapore", #[doc = " `North-West Singapore`"] NorthWestSingapore =
    "North-West Singapore", #[doc = " `Northern Cape`"] NorthernCape = "Northern Cape",
    #[doc = " `Northern Ireland`"] NorthernIreland = "Northern Ireland", #[doc =
    " `Northern Territory`"] NorthernTerritory = "Northern Territory", #[doc =
    " `Northwest Territories`"] NorthwestTerritories = "Northwest Territories", #[doc =
    " `Nouvelle-Aquitaine`"] NouvelleAquitaine = "Nouvelle-Aquitaine", #[doc =
    " `Nova Scotia`"] NovaScotia = "Nova Scotia", #[doc = " `Novosibirsk Oblast`"]
    NovosibirskOblast = "Novosibirsk Oblast", #[doc = " `Nuevo León`"] NuevoLeón =
    "Nuevo León", #[doc = " `Nunavut`"] Nunavut = "Nunavut", #[doc = " `Occitanie`"]
    Occitanie = "Occitanie", #[doc = " `Odisha`"] Odisha = "Odisha", #[doc = " `Ohio`"]
    Ohio = "Ohio", #[doc = " `Oklahoma`"] Oklahoma = "Oklahoma", #[doc = " `Ontario`"]
    Ontario = "Ontario", #[doc = " `Oregon`"] Oregon = "Oregon", #[doc = " `Osaka`"]
    Osaka = "Osaka", #[doc = " `Oslo`"] Oslo = "Oslo", #[doc = " `Overijssel`"]
    Overijssel = "Overijssel", #[doc = " `Oyo`"] Oyo = "Oyo", #[doc = " `Paraná`"]
    Paraná = "Paraná", #[doc = " `Pará`"] Pará = "Pará", #[doc =
    " `Pays de la Loire`"] PaysDeLaLoire = "Pays de la Loire", #[doc = " `Penang`"]
    Penang = "Penang", #[doc = " `Pennsylvania`"] Pennsylvania = "Pennsylvania", #[doc =
    " `Pernambuco`"] Pernambuco = "Pernambuco", #[doc = " `Pest`"] Pest = "Pest", #[doc =
    " `Phuket`"] Phuket = "Phuket", #[doc = " `Piedmont`"] Piedmont = "Piedmont", #[doc =
    " `Pirkanmaa`"] Pirkanmaa = "Pirkanmaa", #[doc = " `Pomeranian`"] Pomeranian =
    "Pomeranian", #[doc = " `Porto`"] Porto = "Porto", #[doc = " `Prague`"] Prague =
    "Prague", #[doc = " `Prince Edward Island`"] PrinceEdwardIsland =
    "Prince Edward Island", #[doc = " `Provence-Alpes-Côte d'Azur`"]
    ProvenceAlpesCôteDAzur = "Provence-Alpes-Côte d'Azur", #[doc = " `Puebla`"] Puebla
    = "Puebla", #[doc = " `Puglia`"] Puglia = "Puglia", #[doc = " `Punjab`"] Punjab =
    "Punjab", #[doc = " `Qassim`"] Qassim = "Qassim", #[doc = " `Quebec`"] Quebec =
    "Quebec", #[doc = " `Queensland`"] Queensland = "Queensland", #[doc =
    " `Querétaro`"] Querétaro = "Querétaro", #[doc = " `Quintana Roo`"] QuintanaRoo =
    "Quintana Roo", #[doc = " `Rajasthan`"] Rajasthan = "Rajasthan", #[doc =
    " `Rajshahi`"] Rajshahi = "Rajshahi", #[doc = " `Ras Al Khaimah`"] RasAlKhaimah =
    "Ras Al Khaimah", #[doc = " `Rhineland-Palatinate`"] RhinelandPalatinate =
    "Rhineland-Palatinate", #[doc = " `Rhode Island`"] RhodeIsland = "Rhode Island",
    #[doc = " `Rio Grande do Sul`"] RioGrandeDoSul = "Rio Grande do Sul", #[doc =
    " `Rio de Janeiro`"] RioDeJaneiro = "Rio de Janeiro", #[doc = " `Rivers`"] Rivers =
    "Rivers", #[doc = " `Riyadh`"] Riyadh = "Riyadh", #[doc = " `Rogaland`"] Rogaland =
    "Rogaland", #[doc = " `Saarland`"] Saarland = "Saarland", #[doc = " `Sabah`"] Sabah =
    "Sabah", #[doc = " `Saint Petersburg`"] SaintPetersburg = "Saint Petersburg", #[doc =
    " `Saitama`"] Saitama = "Saitama", #[doc = " `Salzburg`"] Salzburg = "Salzburg",
    #[doc = " `Santa Catarina`"] SantaCatarina = "Santa Catarina", #[doc = " `Santa Fe`"]
    SantaFe = "Santa Fe", #[doc = " `Santiago Metropolitan`"] SantiagoMetropolitan =
    "Santiago Metropolitan", #[doc = " `Sarawak`"] Sarawak = "Sarawak", #[doc =
    " `Sardinia`"] Sardinia = "Sardinia", #[doc = " `Saskatchewan`"] Saskatchewan =
    "Saskatchewan", #[doc = " `Saxony`"] Saxony = "Saxony", #[doc = " `Saxony-Anhalt`"]
    SaxonyAnhalt = "Saxony-Anhalt", #[doc = " `Schleswig-Holstein`"] SchleswigHolstein =
    "Schleswig-Holstein", #[doc = " `Scotland`"] Scotland = "Scotland", #[doc =
    " `Selangor`"] Selangor = "Selangor", #[doc = " `Seoul`"] Seoul = "Seoul", #[doc =
    " `Shandong`"] Shandong = "Shandong", #[doc = " `Shanghai`"] Shanghai = "Shanghai",
    #[doc = " `Sharjah`"] Sharjah = "Sharjah", #[doc = " `Sichuan`"] Sichuan = "Sichuan",
    #[doc = " `Sicily`"] Sicily = "Sicily", #[doc = " `Sikkim`"] Sikkim = "Sikkim", #[doc
    = " `Silesian`"] Silesian = "Silesian", #[doc = " `Sindh`"] Sindh = "Sindh", #[doc =
    " `Skåne`"] Skåne = "Skåne", #[doc = " `South Australia`"] SouthAustralia =
    "South Australia", #[doc = " `South Carolina`"] SouthCarolina = "South Carolina",
    #[doc = " `South Dakota`"] SouthDakota = "South Dakota", #[doc = " `South Holland`"]
    SouthHolland = "South Holland", #[doc = " `South-East Singapore`"] SouthEastSingapore
    = "South-East Singapore", #[doc = " `South-West Singapore`"] SouthWestSingapore =
    "South-West Singapore", #[doc = " `Southern Denmark`"] SouthernDenmark =
    "Southern Denmark", #[doc = " `Southern Province`"] SouthernProvince =
    "Southern Province", #[doc = " `Southwest Finland`"] SouthwestFinland =
    "Southwest Finland", #[doc = " `St. Gallen`"] StGallen = "St. Gallen", #[doc =
    " `Stockholm`"] Stockholm = "Stockholm", #[doc = " `Styria`"] Styria = "Styria",
    #[doc = " `Sverdlovsk Oblast`"] SverdlovskOblast = "Sverdlovsk Oblast", #[doc =
    " `São Paulo`"] SãoPaulo = "São Paulo", #[doc = " `Tamil Nadu`"] TamilNadu =
    "Tamil Nadu", #[doc = " `Tasmania`"] Tasmania = "Tasmania", #[doc = " `Tel Aviv`"]
    TelAviv = "Tel Aviv", #[doc = " `Telangana`"] Telangana = "Telangana", #[doc =
    " `Tennessee`"] Tennessee = "Tennessee", #[doc = " `Texas`"] Texas = "Texas", #[doc =
    " `Thuringia`"] Thuringia = "Thuringia", #[doc = " `Ticino`"] Ticino = "Ticino",
    #[doc = " `Timiș`"] Timiș = "Timiș", #[doc = " `Tokyo`"] Tokyo = "Tokyo", #[doc =
    " `Trentino-Alto Adige`"] TrentinoAltoAdige = "Trentino-Alto Adige", #[doc =
    " `Tripura`"] Tripura = "Tripura", #[doc = " `Trøndelag`"] Trøndelag =
    "Trøndelag", #[doc = " `Tuscany`"] Tuscany = "Tuscany", #[doc = " `Tyrol`"] Tyrol =
    "Tyrol", #[doc = " `Ulsan`"] Ulsan = "Ulsan", #[doc = " `Ulster`"] Ulster = "Ulster",
    #[doc = " `Umbria`"] Umbria = "Umbria", #[doc = " `Upper Austria`"] UpperAustria =
    "Upper Austria", #[doc = " `Uppsala`"] Uppsala = "Uppsala", #[doc = " `Utah`"] Utah =
    "Utah", #[doc = " `Utrecht`"] Utrecht = "Utrecht", #[doc = " `Uttar Pradesh`"]
    UttarPradesh = "Uttar Pradesh", #[doc = " `Uttarakhand`"] Uttarakhand =
    "Uttarakhand", #[doc = " `Uusimaa`"] Uusimaa = "Uusimaa", #[doc = " `Valencia`"]
    Valencia = "Valencia", #[doc = " `Valle del Cauca`"] ValleDelCauca =
    "Valle del Cauca", #[doc = " `Valparaíso`"] Valparaíso = "Valparaíso", #[doc =
    " `Vaud`"] Vaud = "Vaud", #[doc = " `Veneto`"] Veneto = "Veneto", #[doc =
    " `Veracruz`"] Veracruz = "Veracruz", #[doc = " `Vermont`"] Vermont = "Vermont",
    #[doc = " `Vestland`"] Vestland = "Vestland", #[doc = " `Victoria`"] Victoria =
    "Victoria", #[doc = " `Vienna`"] Vienna = "Vienna", #[doc = " `Viken`"] Viken =
    "Viken", #[doc = " `Virginia`"] Virginia = "Virginia", #[doc = " `Vorarlberg`"]
    Vorarlberg = "Vorarlberg", #[doc = " `Västra Götaland`"] VästraGötaland =
    "Västra Götaland", #[doc = " `Waikato`"] Waikato = "Waikato", #[doc = " `Wales`"]
    Wales = "Wales", #[doc = " `Wallonia`"] Wallonia = "Wallonia", #[doc =
    " `Washington`"] Washington = "Washington", #[doc = " `Wellington`"] Wellington =
    "Wellington", #[doc = " `West Bengal`"] WestBengal = "West Bengal", #[doc =
    " `West Java`"] WestJava = "West Java", #[doc = " `West Virginia`"] WestVirginia =
    "West Virginia", #[doc = " `Western Australia`"] WesternAustralia =
    "Western Australia", #[doc = " `Western Cape`"] WesternCape = "Western Cape", #[doc =
    " `Western Province`"] WesternProvince = "Western Province", #[doc = " `Wisconsin`"]
    Wisconsin = "Wisconsin", #[doc = " `Wyoming`"] Wyoming = "Wyoming", #[doc =
    " `Yucatán`"] Yucatán = "Yucatán", #[doc = " `Yukon`"] Yukon = "Yukon", #[doc =
    " `Zealand`"] Zealand = "Zealand", #[doc = " `Zeeland`"] Zeeland = "Zeeland", #[doc =
    " `Zhejiang`"] Zhejiang = "Zhejiang", #[doc = " `Zurich`"] Zurich = "Zurich", #[doc =
    " `Île-de-France`"] ÎleDeFrance = "Île-de-France", #[doc = " `Östergötland`"]
    Östergötland = "Östergötland", #[doc = " `Łódź`"] Łódź = "Łódź", }
}
/// Country and language of a profile.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct Locale {
    /// Code of the country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Code of the language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}
/// An accepted batch of reverse email lookups or phone lookups.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct LookupBatchSubmission {
    /// Id to ask for status and results with; 24 lower-case hexadecimal characters.
    #[serde(rename = "batchId")]
    pub batch_id: String,
    /// State right after submission, normally `queued`.
    pub status: BatchState,
    /// Items that will be processed and that credits were reserved for.
    #[serde(rename = "itemCount")]
    pub item_count: u64,
    /// Items as sent, duplicates included.
    #[serde(rename = "originalCount", skip_serializing_if = "Option::is_none")]
    pub original_count: Option<u64>,
    /// Items dropped because they occurred before. They cost nothing.
    #[serde(rename = "duplicatesRemoved", skip_serializing_if = "Option::is_none")]
    pub duplicates_removed: Option<u64>,
    /// Remark on the submission, meant for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}
/// Where a page stands in the whole list.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct Pagination {
    /// Number of this page, counted from 1. At least 1.
    pub page: u64,
    /// Most rows a page may have, as asked for. At least 1.
    pub limit: u64,
    /// Rows on all pages together.
    pub total: u64,
    /// Number of pages at this limit; 0 for an empty list.
    #[serde(rename = "totalPages")]
    pub total_pages: u64,
}
/// Time in one job.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct Position {
    /// Job title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// When it was.
    #[serde(rename = "startEndDate", skip_serializing_if = "Option::is_none")]
    pub start_end_date: Option<DateRange>,
    /// What the person says about the job.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Employer.
    #[serde(rename = "companyName", skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    /// Location of the employer, as free text.
    #[serde(rename = "companyLocation", skip_serializing_if = "Option::is_none")]
    pub company_location: Option<String>,
    /// Address of the employer's logo.
    #[serde(rename = "companyLogo", skip_serializing_if = "Option::is_none")]
    pub company_logo: Option<String>,
}
/// What a call cost, as the service reports it. Which members come depends on the call: single
/// calls report what they used, submissions what they reserved, results how the reservation was
/// settled. Amounts that were not reported are 0, as none were moved; what else is not reported
/// is absent.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct Receipt {
    /// Identifies the call in support requests. It travels only in the body; no response header
    /// repeats it.
    #[serde(rename = "requestId", skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// Credits taken out of the balance until the job is settled.
    #[serde(rename = "creditsReserved", default)]
    pub credits_reserved: runtime::Credits,
    /// Price of one successful item.
    #[serde(rename = "creditsPerItem", skip_serializing_if = "Option::is_none")]
    pub credits_per_item: Option<runtime::Credits>,
    /// Highest amount the job can cost, which is the price per item times the items that are left
    /// after duplicates were dropped.
    #[serde(rename = "estimatedCredits", skip_serializing_if = "Option::is_none")]
    pub estimated_credits: Option<runtime::Credits>,
    /// Credits the job cost in the end: its successful items only.
    #[serde(rename = "creditsUsed", default)]
    pub credits_used: runtime::Credits,
    /// Part of the reservation that was given back.
    #[serde(rename = "creditsRefunded", default)]
    pub credits_refunded: runtime::Credits,
    /// Balance of the organization after settling.
    #[serde(rename = "creditsRemaining", skip_serializing_if = "Option::is_none")]
    pub credits_remaining: Option<runtime::Credits>,
    /// Items the job was submitted with, duplicates not counted. Sent by batches only.
    #[serde(rename = "totalItems", skip_serializing_if = "Option::is_none")]
    pub total_items: Option<u64>,
    /// Items the job has processed. Sent by batches only.
    #[serde(rename = "processedItems", skip_serializing_if = "Option::is_none")]
    pub processed_items: Option<u64>,
    /// Milliseconds the server spent on the call. Only the single enrichment calls report it.
    #[serde(rename = "processingTimeMs", skip_serializing_if = "Option::is_none")]
    pub processing_time_ms: Option<f64>,
}
/// The professional profile behind an email address. Every member is absent where nothing is
/// known; a lookup that found no one has none of the profile.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct ReverseLookupResult {
    /// Identifier of the profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Name as shown.
    #[serde(rename = "displayName", skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Given name.
    #[serde(rename = "firstName", skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Family name.
    #[serde(rename = "lastName", skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Headline of the profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    /// The person's description of themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Present employer.
    #[serde(rename = "companyName", skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    /// Location, as free text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Address of the profile picture.
    #[serde(rename = "photoUrl", skip_serializing_if = "Option::is_none")]
    pub photo_url: Option<String>,
    /// Address of the profile.
    #[serde(rename = "profileUrl", skip_serializing_if = "Option::is_none")]
    pub profile_url: Option<String>,
    /// Address at which the profile can be reported.
    #[serde(rename = "reportProfileUrl", skip_serializing_if = "Option::is_none")]
    pub report_profile_url: Option<String>,
    /// Connections of the person.
    #[serde(rename = "connectionCount", skip_serializing_if = "Option::is_none")]
    pub connection_count: Option<u64>,
    /// Whether the number of connections is blurred rather than exact.
    #[serde(
        rename = "isConnectionCountObfuscated",
        skip_serializing_if = "Option::is_none"
    )]
    pub is_connection_count_obfuscated: Option<bool>,
    /// Whether the profile is public.
    #[serde(rename = "isPublic", skip_serializing_if = "Option::is_none")]
    pub is_public: Option<bool>,
    /// Skills of the person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<String>,
    /// Country and language of the profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// Where the person studied.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schools: Option<EducationRecord>,
    /// Where the person worked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub positions: Option<CareerRecord>,
    /// Credits that this profile cost.
    #[serde(rename = "creditsConsumed", skip_serializing_if = "Option::is_none")]
    pub credits_consumed: Option<runtime::Credits>,
}
runtime::open_enum! {
    #[doc =
    " How far a verdict can be relied on, from `definitive` down to `low`. `temporary` is a state"]
    #[doc =
    " that may pass, so that a later check can come out differently; `none` says nothing."]
    pub enum ValidationConfidence { #[doc = " `definitive`"] Definitive = "definitive",
    #[doc = " `high`"] High = "high", #[doc = " `medium`"] Medium = "medium", #[doc =
    " `low`"] Low = "low", #[doc = " `temporary`"] Temporary = "temporary", #[doc =
    " `none`"] None = "none", }
}
/// A month, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct YearMonth {
    /// Month, 1 for January. Absent when only the year is known. 1 to 12.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<u64>,
    /// Year, four digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i64>,
}
